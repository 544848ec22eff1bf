# The types hold on systems that this one is not; nothing is run there.
. "$INTEGRATION/lib.bash"
command -v rustup >/dev/null || skip "rustup is not installed: no other target was checked"
cd "$ROOT"
checked=()
for target in x86_64-pc-windows-gnu aarch64-apple-darwin; do
  if timeout 300 rustup target add "$target"; then
    cargo check --locked --target "$target"
    checked+=("$target")
  else
    note "the target $target cannot be installed: it was not checked"
  fi
done
[ ${#checked[@]} -gt 0 ] || skip "no other target can be installed"
note "types checked for ${checked[*]}; nothing was linked or run there"
