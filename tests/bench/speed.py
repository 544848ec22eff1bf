#!/usr/bin/env python3
"""Processor time for each byte of two drafts of one megabyte: one of ordinary prose, one with 5,000 names.

    tests/bench/speed.py target/release/copydesk [runs]

Both drafts are made of invented sentences about invented people, the same at every call. The least of the
runs counts (three where no number is given), with the time of an empty draft taken off: the lists are read
once however long the draft is. Nothing is asserted, as the time is the machine's; a time for each byte that
is many times larger with names than without tells that some step walks all pairs of them.
"""

import os
import random
import subprocess
import sys
import tempfile

BYTES = 1_000_000
NAMES = 5_000
ORDINARY = 40

FIRST = ["b", "d", "dr", "f", "g", "h", "k", "kh", "l", "m", "n", "p", "r", "s", "sh", "t", "v", "y", "zh", "z"]
VOWEL = ["a", "e", "i", "o", "u", "ai", "ei", "ia", "ou"]
LAST = ["bek", "dar", "in", "kul", "lan", "mir", "nov", "ov", "rin", "shan", "tai", "yev"]
GIVEN = ["Anna", "Dmitry", "Elena", "Ivan", "Maria", "Marat", "Olga", "Serik", "Vera", "Yerlan"]
SENTENCES = [
    "{given} {name} opened the mill on Monday, the police said.",
    "The ministry had asked {name} for the accounts, and the deputies waited until the evening.",
    "According to {name}, the road to the dam stays shut until the last truck has left the valley.",
    "Nobody in the hall had seen {given} {name} since the spring.",
    "The council sent {name} a letter about the water, the bridge and the school.",
]
PLAIN = [
    "The gates of the dam were opened in the morning, and a few hundred villagers came to look.",
    "The money for the pipes had been spent twice, the auditors said.",
    "Buses were turned back at the bridge, and the shop near the mill closed early.",
]


def names(count, dice):
    """That many surnames, no two the same."""
    found = {}
    while len(found) < count:
        parts = [dice.choice(FIRST) + dice.choice(VOWEL) for _ in range(dice.randint(1, 2))]
        found["".join([*parts, dice.choice(FIRST), "a", dice.choice(LAST)]).capitalize()] = None
    return list(found)


def draft(count):
    """A megabyte in which that many names stand, each as often as any other."""
    dice = random.Random(count)
    people, text, size, at = names(count, dice), [], 0, 0
    while size < BYTES:
        words = []
        for _ in range(4):
            line = dice.choice(SENTENCES + PLAIN)
            if "{name}" in line:
                line = line.format(given=GIVEN[at % count % len(GIVEN)], name=people[at % count])
                at += 1
            words.append(line)
        text.append(" ".join(words) + "\n\n")
        size += len(text[-1])
    if at < count:
        sys.exit(f"only {at} of {count} names stand in the draft")
    return "".join(text)


def seconds(program, path):
    """Processor time of one run."""
    before = os.times()
    done = subprocess.run([program, "check", "--date", "2022-01-26", path], stdout=subprocess.DEVNULL)
    if done.returncode not in (0, 1):
        sys.exit(f"{program} ended with {done.returncode}")
    after = os.times()
    spent = after.children_user - before.children_user
    return spent + after.children_system - before.children_system


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
    drafts = {"empty": "The mill stays shut.\n", "ordinary": draft(ORDINARY), "names": draft(NAMES)}
    with tempfile.TemporaryDirectory() as folder:
        least = {}
        for name, text in drafts.items():
            path = os.path.join(folder, name + ".md")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            least[name] = min(seconds(program, path) for _ in range(runs))
    for name in ("ordinary", "names"):
        size, spent = len(drafts[name]), least[name] - least["empty"]
        print(f"{name:9} {size} bytes  {least[name]:6.2f} s  {spent / size * 1e9:8.0f} ns per byte")


if __name__ == "__main__":
    main()
