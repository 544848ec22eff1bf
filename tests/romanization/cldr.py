#!/usr/bin/env python3
"""Writes `src/romanization/examples/cldr.txt`: what the transforms of CLDR make of the native names that we know.

Needs `uconv` of ICU (Debian: icu-devtools). Run it from the root of a checkout; the test of the file needs neither.
Transforms of scripts that leave vowels out (Arabic, Hebrew, Persian, Pashto) give consonants alone and are not usable.
"""

import pathlib
import re
import subprocess
import tomllib

TRANSFORMS = {
    "ru": ["Russian-Latin/BGN"],
    "uk": ["Ukrainian-Latin/BGN"],
    "be": ["Belarusian-Latin/BGN"],
    "bg": ["Bulgarian-Latin/BGN"],
    "sr": ["Serbian-Latin/BGN"],
    "mk": ["Macedonian-Latin/BGN"],
    "kk": ["Kazakh-Latin/BGN"],
    "ky": ["Kirghiz-Latin/BGN"],
    "tk": ["Turkmen-Latin/BGN"],
    "uz": ["Uzbek-Latin/BGN"],
    "az": ["Azerbaijani-Latin/BGN"],
    "mn": ["Mongolian-Latin/BGN"],
    "hy": ["Armenian-Latin", "Armenian-Latin/BGN"],
    "ka": ["Georgian-Latin", "Georgian-Latin/BGN"],
    "el": ["Greek-Latin", "Greek-Latin/BGN", "Greek-Latin/UNGEGN"],
    "ko": ["Hangul-Latin", "Korean-Latin/BGN"],
    "ja": ["Hiragana-Latin; Katakana-Latin"],
    "zh": ["Han-Latin"],
}
ROOT = pathlib.Path(__file__).resolve().parents[2]


def natives():
    """Native names by language, of the examples and of the built-in gazetteer."""
    found = {language: {} for language in TRANSFORMS}
    examples = (ROOT / "src/romanization/examples/names.txt").read_text(encoding="utf-8")
    language = None
    for line in examples.splitlines():
        if heading := re.fullmatch(r"\[(\w\w)\]", line):
            language = heading[1]
        elif " = " in line and not line.startswith(("source", "#")) and language in found:
            found[language][line.split(" = ")[0]] = None
    for path in sorted((ROOT / "rules/gazetteer").glob("*.toml")):
        for entries in tomllib.loads(path.read_text(encoding="utf-8")).values():
            for entry in entries:
                for spelling in [entry, *entry.get("spelling", [])]:
                    if spelling.get("language") in found and "native" in spelling:
                        found[spelling["language"]][spelling["native"]] = None
    return found


def transformed(transform, names):
    run = subprocess.run(["uconv", "-x", transform], input="\n".join(names), capture_output=True, text=True, check=True)
    return run.stdout.split("\n")


def is_usable(latin):
    """Whether nothing but Latin letters came out: Han characters, say, are not in every transform."""
    return all(c < "\u0250" or "\u0300" <= c <= "\u036f" or "\u1e00" <= c <= "\u1eff" or c in "ʹʺʻʼ’‘‐" for c in latin)


def main():
    version = subprocess.run(["uconv", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    lines = [
        "# Native names and what the transforms of CLDR make of them; `tests/romanization/cldr.py` writes this file.",
        f"# Made with {version.splitlines()[0]}. The transforms are data of the Unicode CLDR (licence: Unicode-3.0).",
    ]
    for language, names in natives().items():
        lines += ["", f"[{language}]", f"source = {', '.join(TRANSFORMS[language])}"]
        columns = [transformed(transform, list(names)) for transform in TRANSFORMS[language]]
        for name, *latins in zip(names, *columns):
            latins = [latin for latin in dict.fromkeys(latins) if is_usable(latin)]
            if latins:
                lines.append(f"{name} = {', '.join(latins)}")
    target = ROOT / "src/romanization/examples/cldr.txt"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target.relative_to(ROOT)}: {sum(' = ' in line and not line.startswith('source') for line in lines)} names")


if __name__ == "__main__":
    main()
