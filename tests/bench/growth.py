#!/usr/bin/env python3
"""Processor time and memory for each byte of a short draft and of a long one, kind of text by kind.

    tests/bench/growth.py target/release/copydesk [KIND ...]

Each kind is a sentence or a mark that stands many times, in one paragraph and in paragraphs of its own; the
long draft is 32 times the short one. Nothing is asserted, as the time is the machine's; a factor well above
1 tells that some step walks all of the draft for each part of it. A run that takes more than a minute or
3 GiB is broken off and told.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile

SHORT, TIMES = 30_000, 32
LONGEST, MOST = 60, 3 << 30


def name(at):
    """A name for each number."""
    letters = ""
    for _ in range(3):
        at, letters = at // 70, letters + "bdfgklmnprstvz"[at % 14] + "aeiou"[at // 14 % 5]
    return letters.capitalize()


KINDS = {
    "prose": "The gates of the dam were opened in the morning, and a few hundred villagers came to look. ",
    "sourced": "It is the vote of the council, he said, and 14 people came. ",
    "parts": "At least 227 people fled, including 149 children, 19 teachers and 59 others. ",
    "list": "227 people, 149 children, 19 teachers and 59 others, ",
    "figures": lambda at: f"Some {at * 7 + 11} people left the valley. ",
    "shares": "The rate rose from 14 percent to 62 percent, up 48 points. ",
    "poll": "A poll found that 48 percent approve, 45 percent disapprove and 7 percent were unsure. ",
    "votes": "The house voted 61-39 to pass the bill. ",
    "dates": lambda at: f"He left on January {at % 28 + 1}, {1900 + at // 28 % 120}. ",
    "weekdays": "He left on Tuesday, January 5, 2022. ",
    "names": lambda at: f"Mayor {name(at)} {name(at * 7 + 3)}ov met {name(at * 3 + 1)} {name(at * 11 + 5)}enko. ",
    "one name": "Mayor Orlan Bekov met Orlan Bekoff. ",
    "acronyms": lambda at: f"The {name(at)} {name(at + 1)} Office ({name(at)[0]}{name(at + 1)[0]}O) met. ",
    "posts": lambda at: f"Interior Minister {name(at)} Bekov of Kazakhstan spoke. ",
    "ages": lambda at: f"{name(at)} Bekov, {at % 60 + 20}, born in 1977, spoke. ",
    "quotations": "“We lost it,” he said. ",
    "nested": "“‘",
    "said": "he said she said ",
    "marks": "&",
    "words": "and ",
    "doubled": "It is the the vote. ",
    "allowed": "<!-- copydesk: allow double-word -- as he wrote it --> It is the the vote. ",
    "links": "[the vote](https://example.org/) *The Dam* `x` ",
    "items": "- an item of 20 people\n",
    "cells": "| 20 people | 30 left |\n",
    "headings": "## 20 people left\n\n",
}


def text(kind, size, apart):
    """A draft of some size, its sentences in one paragraph or each apart."""
    parts, length, at = [], 0, 0
    while length < size:
        part = kind(at) if callable(kind) else kind
        parts.append(part.rstrip(" ") + "\n\n" if apart else part)
        length, at = length + len(parts[-1].encode()), at + 1
    return "".join(parts)


def cost(program, draft):
    """Seconds and bytes of memory that a draft takes; none where it is broken off."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "draft.md")
        with open(path, "w", encoding="utf-8") as file:
            file.write(draft)
        bounds = lambda: (
            resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST)),
            resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST)),
        )
        args = [program, "check", "-j", "1", "--no-config", "--min-level", "note", "--format", "ndjson", path]
        run = subprocess.Popen(args, stdout=subprocess.DEVNULL, preexec_fn=bounds)
        _, status, used = os.wait4(run.pid, 0)
        done = os.WIFEXITED(status) and os.WEXITSTATUS(status) < 2
        return (used.ru_utime + used.ru_stime, used.ru_maxrss * 1024) if done else None


def main():
    program, wanted = sys.argv[1], sys.argv[2:]
    rest = cost(program, "")
    for label, kind in KINDS.items():
        if wanted and not any(re.search(w, label) for w in wanted):
            continue
        for apart in (False, True):
            drafts = [text(kind, SHORT * n, apart) for n in (1, TIMES)]
            costs = [cost(program, draft) for draft in drafts]
            if None in costs:
                print(f"{label:12} {'apart' if apart else 'as one':7} broken off")
                continue
            (a, _), (b, memory) = [((c[0] - rest[0]) / len(d.encode()), c[1]) for c, d in zip(costs, drafts)]
            times = (memory - rest[1]) / len(drafts[1].encode())
            print(f"{label:12} {'apart' if apart else 'as one':7} {b * 1e9:6.0f} ns a byte, {b / max(a, 1e-9):5.2f} of a short draft's; {times:4.0f} bytes a byte")


if __name__ == "__main__":
    main()
