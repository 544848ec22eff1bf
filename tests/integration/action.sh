# The action for GitHub: its form, and its steps run as a runner does, built from source and downloaded.
. "$INTEGRATION/lib.bash"
tools=$(tools)
command -v cargo >/dev/null || skip "there is no Rust toolchain"
"$tools/bin/check-jsonschema" --builtin-schema vendor.github-actions "$ROOT/action.yml"
mkdir -p "$WORK/workflows"
block yaml "uses: OWNER/copydesk" >"$WORK/workflows/copydesk.yml"
"$tools/bin/check-jsonschema" --builtin-schema vendor.github-workflows "$WORK/workflows/copydesk.yml"

run() { "$tools/bin/python" "$INTEGRATION/runner.py" "$@"; }
# An output of the last run.
output() { tail -n 1 out | python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }

mkdir "$WORK/desk" && cd "$WORK/desk"
mkdir drafts
sound "drafts/vote of May.md"
faulty drafts/bridge.md

# Every input that the README shows is one of the action.
mapfile -t shown < <("$tools/bin/python" - "$WORK/workflows/copydesk.yml" <<'PY'
import sys, yaml
steps = [s for job in yaml.safe_load(open(sys.argv[1]))["jobs"].values() for s in job["steps"]]
for name, value in next(s for s in steps if "copydesk" in s.get("uses", ""))["with"].items():
    print(f"{name}={value}")
PY
)

# Built from source.
quick_builds
action=$(checkout)
status_of run "$action" "$WORK/desk" "$WORK/temp" "${shown[@]}" >out 2>&1
expect 1 "a faulty draft"
holds out "::error file=drafts/bridge.md,line=5,endLine=5,col=7,endColumn=26,title=copydesk (weekday-mismatch)::"
[ "$(output errors) $(output warnings) $(output notes)" = "1 1 0" ] || fail "counts: $(tail -n 1 out)"
holds "$WORK/temp/GITHUB_STEP_SUMMARY" "| 1 | 1 | 0 |"
holds "$WORK/temp/GITHUB_STEP_SUMMARY" "    error[weekday-mismatch]: January 26, 2022 is a Wednesday"
python3 -c 'import json, sys; log = json.load(open(sys.argv[1])); sys.exit(len(log["runs"][0]["results"]) != 2)' \
  "$(output sarif)" || fail "the SARIF report has not two results"

# A release, packed as `.ci/pack` does it, with its checksum and without.
release=$WORK/server/desk/copydesk/releases/download/v0.1.0
archive=$("$ROOT/.ci/pack" "$COPYDESK" x86_64-unknown-linux-musl "$release")
sum=$(cut -d ' ' -f 1 "$archive.sha256")
export GITHUB_SERVER_URL=file://$WORK/server
status_of run "$action" "$WORK/desk" "$WORK/temp2" version=0.1.0 "sha256=$sum" fail-on=never sarif=out.sarif >out 2>&1
expect 0 "a downloaded release with --fail-on never"
[ "$(output errors) $(output sarif)" = "1 out.sarif" ] || fail "outputs: $(tail -n 1 out)"
[ -s out.sarif ]
status_of run "$action" "$WORK/desk" "$WORK/temp3" version=0.1.0 "sha256=${sum//[0-9]/0}" >out 2>&1
expect 2 "a wrong checksum"
holds out "has the checksum $sum"
status_of run "$action" "$WORK/desk" "$WORK/temp4" version=0.1.0 >out 2>&1
expect 2 "no checksum"
status_of run "$action" "$WORK/desk" "$WORK/temp5" version=0.2.0 "sha256=$sum" >out 2>&1
expect 2 "a release that is not there"

# Several paths and options; nothing in them is expanded or run.
printf 'x' >"drafts/a;b.md"
status_of run "$action" "$WORK/desk" "$WORK/temp6" version=0.1.0 "sha256=$sum" \
  "paths=drafts/bridge.md \$(touch hacked) *" "args=--min-level error" >out 2>&1
expect 2 "paths that are not there"
[ ! -e hacked ] || fail "an input was run"
[ "$(output errors) $(output warnings)" = "1 0" ] || fail "counts: $(tail -n 1 out)"
note "the steps are run by a small runner of our own; GitHub's was not at hand"
