# The table of peers: they install and read the sample drafts, and copydesk stands among them.
. "$INTEGRATION/lib.bash"
python3 "$ROOT/tests/bench/peers.py" "$COPYDESK" "$ROOT/tests/drafts" --tools "$WORK/tools" | tee "$WORK/table"
grep -q '^| copydesk | ' "$WORK/table"
for peer in ripgrep typos proselint alex; do
  grep -q "^| $peer | " "$WORK/table" || note "$peer was not installed"
done
