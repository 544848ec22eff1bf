# The template for GitLab: its form, and its job run by gitlab-ci-local where npm can install it, else line by line.
. "$INTEGRATION/lib.bash"
tools=$(tools)
command -v git >/dev/null || skip "git is not installed"

# The job of the template with its defaults and the inputs that the README shows, as GitLab fills them in.
block yaml "file: .gitlab/copydesk.yml" >"$WORK/readme.yml"
"$tools/bin/python" - "$ROOT/.gitlab/copydesk.yml" "$WORK/readme.yml" >"$WORK/job.yml" <<'PY'
import re, sys, yaml
head, job = open(sys.argv[1], encoding="utf-8").read().split("\n---\n")
inputs = yaml.safe_load(head)["spec"]["inputs"]
shown = yaml.safe_load(open(sys.argv[2], encoding="utf-8"))["include"][0]["inputs"]
assert set(shown) <= set(inputs), f"no inputs of the template: {set(shown) - set(inputs)}"
values = {name: i["default"] for name, i in inputs.items()} | shown
print(re.sub(r"\$\[\[ inputs\.([a-z-]+) \]\]", lambda m: values[m.group(1)], job), end="")
PY
"$tools/bin/check-jsonschema" --builtin-schema vendor.gitlab-ci "$WORK/job.yml" "$WORK/readme.yml"

mkdir "$WORK/desk" && cd "$WORK/desk"
git init --quiet --initial-branch main
mkdir -p drafts bin
faulty drafts/bridge.md
cp "$ROOT/.gitlab/copydesk.yml" template.yml
sed 's#^ *- project: .*#  - local: template.yml#; /^ *file: /d; /^ *ref: /d' "$WORK/readme.yml" >.gitlab-ci.yml
commit . "a faulty draft"

# Tries the job with copydesk on the path, as in an image that has it.
ln -s "$COPYDESK" "$WORK/copydesk"
report=gl-code-quality-report.json
if command -v npm >/dev/null && debian rsync rsync && timeout 120 npm install --silent --prefix "$SCRATCH/npm" gitlab-ci-local@4.60.1 >&2; then
  git remote add origin git@gitlab.example.org:desk/drafts.git
  status_of env PATH="$WORK:$PATH" "$SCRATCH/npm/node_modules/.bin/gitlab-ci-local" \
    --force-shell-executor copydesk >out 2>&1
else
  "$tools/bin/python" - "$WORK/job.yml" >lines.sh <<'PY'
import sys, yaml
job = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))["copydesk"]
for name, value in job["variables"].items():
    print(f"export {name}='{value}'")
print("\n".join([*job["before_script"], *job["script"]]))
PY
  status_of env PATH="$WORK:$PATH" sh -e lines.sh >out 2>&1
  note "npm cannot install gitlab-ci-local: the lines of the job were run by sh"
fi
cat out
expect 1 "a faulty draft"
holds out "weekday-mismatch"
[ -s "$report" ] || report=$(find . -name gl-code-quality-report.json | head -n 1)
python3 - "$report" <<'PY'
import json, sys
found = json.load(open(sys.argv[1], encoding="utf-8"))
assert [f["location"]["path"] for f in found] == ["drafts/bridge.md"] * 2, found
PY

# Built from source, as in an image that has a toolchain alone.
command -v cargo >/dev/null || { note "no Rust toolchain: the line that builds copydesk was not run"; exit 0; }
quick_builds
repository "$WORK/source"
line=$("$tools/bin/python" -c 'import sys, yaml; print(yaml.safe_load(open(sys.argv[1]))["copydesk"]["before_script"][0])' "$WORK/job.yml")
cd "$WORK"
rm copydesk
env COPYDESK_REPOSITORY="file://$WORK/source" COPYDESK_REVISION=v0.1.0 CARGO_INSTALL_ROOT="$WORK/root" bash -ec "$line"
"$WORK/root/bin/copydesk" --version
