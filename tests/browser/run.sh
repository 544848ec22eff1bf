#!/usr/bin/env bash
# The report and the desk in a real browser: that they run, that they can be used with keys alone, that they are accessible and valid.
#
# Needs Node.js and Debian's chromium (apt-get install chromium); without them it is skipped with a word, and in CI
# it fails. COPYDESK names the program; without it the newest build of this checkout is taken.
set -euo pipefail
cd "$(dirname "$0")"

without() {
  if [ -n "${CI:-}" ]; then
    echo "browser tests cannot run in CI: $1" >&2
    exit 1
  fi
  echo "browser tests skipped: $1"
  exit 0
}

command -v node >/dev/null || without "there is no Node.js"
command -v npm >/dev/null || without "there is no npm"
[ -n "${CHROMIUM:-}" ] || [ -x /usr/bin/chromium ] || without "there is no browser (apt-get install chromium)"

target=${CARGO_TARGET_DIR:-../../target}
newest=$(ls -t "$target/release/copydesk" "$target/debug/copydesk" 2>/dev/null | head -1 || true)
COPYDESK=$(realpath "${COPYDESK:-${newest:-/nowhere}}" 2>/dev/null || true)
export COPYDESK
[ -x "$COPYDESK" ] || { echo "browser tests: there is no program; cargo build --release, or set COPYDESK" >&2; exit 1; }

[ -d node_modules ] && [ node_modules -nt package-lock.json ] || npm ci --no-audit --no-fund --silent
touch node_modules
node --test --test-reporter=spec report.test.mjs desk.test.mjs
