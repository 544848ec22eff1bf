#!/usr/bin/env python3
"""The README's table of peers: what it costs other tools to read the same folder of prose.

    tests/bench/peers.py target/release/copydesk FOLDER [--tools DIR]

FOLDER holds articles as .txt files. The peers are installed into DIR (a scratch folder where none is named) with
pip and npm, copydesk runs on one thread, and each tool runs three times over all of the folder; the least
processor time counts, user and system together. What cannot be installed is left out with a word. Nobody else
compares a draft's values, so that the table sets cost against cost, not like against like.
"""

import argparse
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import venv

RUNS = 3
# The newest releases of 2026-11, so that the table means the same everywhere.
PIP = ["codespell==2.4.3", "proselint==0.16.0", "ripgrep==15.1.0", "typos==1.52.0"]
NPM = ["alex@11.0.1", "textlint@15.8.0", "textlint-rule-terminology@5.2.16", "write-good@1.0.8"]
NAMES = r"\b[A-Z][a-z]+( [A-Z][a-z]+)+\b"


def peers(copydesk, folder, files, tools):
    """Each tool with what it looks for and its command."""
    pip, npm = tools / "venv" / "bin", tools / "node_modules" / ".bin"
    config = tools / "textlint.json"
    config.write_text(json.dumps({"rules": {"terminology": True}}), encoding="utf-8")
    return [
        ("wc -w", "counts words", ["wc", "-w", *files]),
        ("ripgrep", "capitalized names, one expression", [pip / "rg", "--no-config", "-j1", "-n", "-o", NAMES, folder]),
        ("typos", "misspellings on a list", [pip / "typos", "--threads", "1", folder]),
        ("codespell", "misspellings on a list", [pip / "codespell", folder]),
        ("copydesk", "all rules", [copydesk, "check", "--threads", "1", "--no-config", folder]),
        ("proselint", "style", [pip / "proselint", "check", *files]),
        ("write-good", "style", [npm / "write-good", *files]),
        ("textlint", "terminology alone", [npm / "textlint", "--config", config, *files]),
        ("alex", "insensitive words", [npm / "alex", "--why", *files]),
    ]


def install(tools):
    """Puts the peers into a folder; says what could not be had."""
    tools.mkdir(parents=True, exist_ok=True)
    if not (tools / "venv").exists():
        venv.create(tools / "venv", with_pip=True)
    manifest = tools / "package.json"
    if not manifest.exists():
        manifest.write_text("{}", encoding="utf-8")
    for command in ([tools / "venv/bin/pip", "install", "--quiet", *PIP], ["npm", "install", "--silent", *NPM]):
        try:
            subprocess.run(command, cwd=tools, check=True)
        except (OSError, subprocess.CalledProcessError) as why:
            print(f"not installed: {why}", file=sys.stderr)


def seconds(command):
    """Processor time of a run, with what it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("copydesk", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--tools", type=pathlib.Path)
    options = parser.parse_args()
    files = sorted(options.folder.rglob("*.txt"))
    if not files:
        sys.exit(f"{options.folder}: no .txt file")
    size = sum(os.path.getsize(f) for f in files) / 1e6
    with tempfile.TemporaryDirectory() as scratch:
        tools = (options.tools or pathlib.Path(scratch)).resolve()
        install(tools)
        print(f"{len(files)} articles, {size:.2f} MB\n\n| tool | looks for | CPU s | MB a CPU s |\n| --- | --- | ---: | ---: |")
        for name, looks, command in peers(options.copydesk.resolve(), options.folder.resolve(), files, tools):
            try:
                least = min(seconds(command) for _ in range(RUNS))
            except OSError as why:
                print(f"left out: {name}: {why}", file=sys.stderr)
                continue
            print(f"| {name} | {looks} | {least:.2f} | {size / least:.2f} |", flush=True)


if __name__ == "__main__":
    main()
