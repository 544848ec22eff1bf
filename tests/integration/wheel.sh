# `pip install .` in a clean environment gives the command, and nothing of ours in Python.
. "$INTEGRATION/lib.bash"
command -v cargo >/dev/null || skip "there is no Rust toolchain"
python3 -m venv "$WORK/venv" || skip "no virtual environment can be made here"
pip=$WORK/venv/bin/pip
"$pip" download --quiet --no-deps --dest "$WORK/maturin" "maturin>=1.9,<2" || skip "pip cannot download maturin"

quick_builds
"$pip" wheel --quiet --no-deps --wheel-dir "$WORK/wheels" "$(checkout)"
"$pip" install --quiet --no-index --find-links "$WORK/wheels" copydesk

faulty "$WORK/bridge.md"
status_of "$WORK/venv/bin/copydesk" check "$WORK/bridge.md" >"$WORK/out"
expect 1 "a faulty draft"
holds "$WORK/out" "error[weekday-mismatch]"

python3 - "$WORK"/wheels/*.whl <<'PY'
import sys, zipfile
[path] = sys.argv[1:]
wheel = zipfile.ZipFile(path)
names = wheel.namelist()
[metadata] = [n for n in names if n.endswith("/METADATA")]
assert not [n for n in names if n.endswith(".py")], names
assert [n for n in names if n.endswith(".data/scripts/copydesk")], names
assert [n for n in names if n.endswith("LICENSE-MIT")], names
text = wheel.read(metadata).decode()
assert "Requires-Dist" not in text and "Name: copydesk\n" in text, text
PY
"$pip" uninstall --quiet --yes copydesk
[ ! -e "$WORK/venv/bin/copydesk" ] || fail "pip left the command behind"
