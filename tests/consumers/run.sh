#!/usr/bin/env bash
# The programs that read our reports read them: `tests/consumers/run.sh PATH-OF-COPYDESK`, from the root of a checkout.
#
# Python: junitparser, sarif-tools, lxml (the XSD of JUnit). Node: SARIF Multitool (also with the rules of GitHub's code
# scanning), a validator of reviewdog's format, @actions/core (how a runner escapes commands), the parser of Checkstyle's
# XML in danger-plugin-lint-report. What is not there is installed into a scratch folder; a half without its
# package manager is skipped with a word.
set -euo pipefail
cd "$(dirname "$0")/../.."
copydesk=$(realpath "${1:?the path of copydesk}")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

echo "-- reports"
status=0
"$copydesk" check --min-level note --across --format github \
  --output "sarif=$scratch/report.sarif" --output "gitlab=$scratch/gitlab.json" \
  --output "rdjsonl=$scratch/report.rdjsonl" --output "junit=$scratch/junit.xml" \
  --output "checkstyle=$scratch/checkstyle.xml" --output "json=$scratch/report.json" \
  tests/drafts >"$scratch/github.txt" || status=$?
# The sample drafts hold planted errors: 1 is the right status.
[ "$status" -eq 1 ] || { echo "check ended with $status, not 1"; exit 1; }

if command -v python3 >/dev/null && python3 -m venv "$scratch/venv" 2>/dev/null; then
  echo "-- Python"
  "$scratch/venv/bin/pip" install --quiet --disable-pip-version-check junitparser==5.0.3 sarif-tools==3.0.5 lxml
  "$scratch/venv/bin/python" tests/consumers/read.py "$scratch"
  "$scratch/venv/bin/sarif" summary --output "$scratch/summary.txt" "$scratch/report.sarif"
else
  echo "SKIPPED: no python3 with venv; junitparser, sarif-tools and the XSD of JUnit did not read our reports"
fi

if command -v npm >/dev/null; then
  echo "-- Node"
  npm install --silent --no-audit --no-fund --prefix "$scratch/node" @microsoft/sarif-multitool-linux@5.7.0 \
    @umbrelladocs/rdformat-validator@1.0.1 @actions/core@3.0.1 danger-plugin-lint-report@1.8.1
  node tests/consumers/read.mjs "$scratch"
else
  echo "SKIPPED: no npm; SARIF Multitool and the validators of reviewdog, Checkstyle and GitHub did not read our reports"
fi
echo "-- every consumer that is there accepts every report"
