# The report in a real browser.
. "$INTEGRATION/lib.bash"
command -v npm >/dev/null || skip "npm is not installed: the report was not seen in a browser"
debian chromium chromium || skip "chromium cannot be installed: the report was not seen in a browser"
# From here on what is missing is a failure.
CI=1 "$ROOT/tests/browser/run.sh"
