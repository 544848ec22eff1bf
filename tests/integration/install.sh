# `cargo install --path .` gives the command.
. "$INTEGRATION/lib.bash"
command -v cargo >/dev/null || skip "there is no Rust toolchain"
cd "$ROOT"
cargo install --path . --locked --root "$WORK/root"
faulty "$WORK/bridge.md"
status_of "$WORK/root/bin/copydesk" check "$WORK/bridge.md" >"$WORK/out"
expect 1 "a faulty draft"
holds "$WORK/out" "error[weekday-mismatch]"
