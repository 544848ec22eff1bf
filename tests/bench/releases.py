#!/usr/bin/env python3
"""Press releases as JSON lines, turned into an archive and read by copydesk.

    tests/bench/releases.py target/release/copydesk CORPUS

CORPUS is a folder with `*.documents.json` below it, as the re3d data set has them: one object a line with
`_id`, `title` and `text`. Every line must come out as one document, under its id and in its place; what is
found at the level of errors is printed, as the releases are edited copy. Without the folder nothing is done.
"""

import json
import pathlib
import subprocess
import sys


def archive(path):
    """The lines of a file as copydesk reads them, and their ids."""
    lines, ids = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            release = json.loads(line)
            ids.append(release["_id"])
            entry = {"id": release["_id"], "headline": release.get("title") or "", "text": release["text"]}
            lines.append(json.dumps(entry, ensure_ascii=False))
    return "\n".join(lines) + "\n", ids


def main():
    program, corpus = sys.argv[1], pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "corpus")
    files = sorted(corpus.rglob("*.documents.json"))
    if not files:
        print(f"skipped: no `*.documents.json` below {corpus}")
        return 0
    wrong = 0
    for path in files:
        text, ids = archive(path)
        args = [program, "check", "--no-config", "--input-format", "ndjson", "--format", "json", "--redact", "never", "-"]
        run = subprocess.run(args, input=text, capture_output=True, encoding="utf-8")
        if run.returncode == 2:
            print(f"{path.name}: could not be read\n{run.stderr}")
            wrong += 1
            continue
        report = json.loads(run.stdout)
        same = [document["path"] for document in report["documents"]] == ids
        errors = [d for d in report["diagnostics"] if d["level"] == "error"]
        print(f"{path.name}: {len(ids)} releases, {'all' if same else 'NOT all'} in their places, {len(errors)} errors")
        for error in errors:
            print(f"  {error['path']}: {error['rule']}: {error['message']}")
        wrong += not same
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
