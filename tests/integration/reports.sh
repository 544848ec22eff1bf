# The programs that read our reports read them.
. "$INTEGRATION/lib.bash"
cd "$ROOT"
tests/consumers/run.sh "$COPYDESK" | tee "$WORK/out"
if grep '^SKIPPED: ' "$WORK/out" >"$WORK/skipped"; then note "$(sed 's/^SKIPPED: //' "$WORK/skipped" | paste -sd ';')"; fi
