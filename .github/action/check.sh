#!/usr/bin/env bash
# One run of copydesk: annotations, a SARIF file, counts as outputs, and the report in the summary of the job.
#
# In: PATHS, ARGS, FAIL_ON, SARIF, and the runner's own variables. Ends with the status of copydesk.
set -euo pipefail

sarif=${SARIF:-$RUNNER_TEMP/copydesk.sarif}
report=$RUNNER_TEMP/copydesk.txt
counts=$RUNNER_TEMP/copydesk.json

# Inputs are parted into words, and nothing in them is expanded. The bash of macOS knows no empty list under `set -u`.
set -f
# shellcheck disable=SC2206
words=(--fail-on "$FAIL_ON" $ARGS -- $PATHS)
set +f

status=0
copydesk check --format github --output "sarif=$sarif" --output "human=$report" --output "json=$counts" \
  "${words[@]}" || status=$?

# The summary is the last object of the report.
count() { tail -n 1 "$counts" | sed -n "s/.*\"$1\":\([0-9]*\).*/\1/p"; }

if [ -s "$counts" ]; then
  {
    for level in errors warnings notes; do echo "$level=$(count "$level")"; done
    echo "sarif=$sarif"
  } >>"$GITHUB_OUTPUT"
  {
    echo "### copydesk"
    echo
    echo "| errors | warnings | notes |"
    echo "| --- | --- | --- |"
    echo "| $(count errors) | $(count warnings) | $(count notes) |"
    echo
    # Indented text is shown as it is, whatever a draft says; a summary holds a mebibyte.
    head -c 500000 "$report" | sed 's/^/    /'
  } >>"$GITHUB_STEP_SUMMARY"
fi
exit "$status"
