# Neovim, headless, as the README sets it up: the diagnostics of a draft arrive, a fix is made by a code action, a hover is shown.
. "$INTEGRATION/lib.bash"
debian nvim neovim || skip "Neovim is not installed, and this run cannot install it"
export HOME=$WORK XDG_CONFIG_HOME=$WORK/config XDG_DATA_HOME=$WORK/data XDG_STATE_HOME=$WORK/state
export XDG_CACHE_HOME=$WORK/cache XDG_RUNTIME_DIR=$WORK
# The program is found by its name, as the README has it.
PATH=$WORK/bin:$PATH
mkdir -p "$WORK/bin" "$WORK/desk" && ln -s "$COPYDESK" "$WORK/bin/copydesk"

cd "$WORK/desk"
printf '[level]\ndouble-word = "error"\n' >copydesk.toml
faulty bridge.md
printf '\nThe mayor resigned on January 20, and a deputy was named.\n' >>bridge.md
block lua "vim.lsp.start" >"$WORK/setup.lua"
# The first Neovim with `vim.lsp.start` is 0.8; an older one is told the same in its own words.
if ! nvim --headless -u NONE -c 'lua os.exit(vim.lsp.start and 0 or 1)' 2>/dev/null; then
  cp "$INTEGRATION/lsp/older.lua" "$WORK/setup.lua"
  note "this Neovim is older than the set-up of the README wants: $(nvim --version | head -n 1)"
fi
timeout 120 nvim --headless -u NONE -c "luafile $WORK/setup.lua" -c "luafile $INTEGRATION/lsp/edit.lua" \
  bridge.md >"$WORK/out" 2>&1 || { cat "$WORK/out"; fail "Neovim has not come to its end"; }

holds "$WORK/out" "finding: weekday-mismatch at 5:7: January 26, 2022 is a Wednesday, not a Tuesday"
holds "$WORK/out" "finding: double-word at 5:49"
holds "$WORK/out" "hover: **error** weekday-mismatch"
holds "$WORK/out" "event: 2022-01-20 The mayor resigned"
holds "$WORK/out" "text: ORAL, Tuesday, January 26 -- The council met in the town hall."
holds "$WORK/out" "left: weekday-mismatch"
holds "$WORK/out" "off: weekday-mismatch"
# A server that was shut down ends with 0, of which Neovim says nothing.
! grep -F "quit with exit code" "$WORK/out" || fail "the server has not ended as the protocol wants"
