# The real pre-commit with the configuration that the README shows: passing, failing, excluded, over all drafts.
. "$INTEGRATION/lib.bash"
command -v git >/dev/null || skip "git is not installed"
command -v cargo >/dev/null || skip "there is no Rust toolchain"
pre_commit=$(tools)/bin/pre-commit
export PRE_COMMIT_HOME=$WORK/home
# Outside of the repository, where a changed file would be a change by a hook.
out=$WORK/out
quick_builds

repository "$WORK/copydesk"
mkdir "$WORK/desk" && cd "$WORK/desk"
git init --quiet --initial-branch main
block yaml "copydesk-all" | sed "s#^\( *- repo: \).*#\1$WORK/copydesk#" >.pre-commit-config.yaml
"$pre_commit" validate-config
"$pre_commit" validate-manifest "$ROOT/.pre-commit-hooks.yaml"

# The hooks are installed as pre-commit does it for everybody: by the toolchain, from the tagged sources.
"$pre_commit" install --install-hooks
git config user.name desk && git config user.email desk@example.org

sound vote.md
git add --all
status_of git commit --quiet --message "a sound draft" >"$out" 2>&1
expect 0 "a commit of a sound draft"
holds "$out" "Passed"

faulty bridge.md
git add bridge.md
status_of git commit --quiet --message "a faulty draft" >"$out" 2>&1
expect 1 "a commit of a faulty draft"
holds "$out" "error[weekday-mismatch]: January 26, 2022 is a Wednesday, not a Tuesday"
holds "$out" "bridge.md:5:7"
# The draft is as it was: no hook writes fixes.
git diff --exit-code -- bridge.md

printf 'exclude = ["bridge.md"]\n' >copydesk.toml
printf 'The the desk.\n' >README.md
git add --all
status_of git commit --quiet --message "excluded" >"$out" 2>&1
expect 0 "a commit of an excluded draft and a README"
git rm --quiet --force copydesk.toml

# One name in two spellings, in two drafts: only the second hook sees both.
sound bridge.md
printf '\nNurlan Qasenov, the mayor, spoke.\n' >>vote.md
printf '\nNurlan Kassenov, the mayor, spoke.\n' >>bridge.md
git add --all
"$pre_commit" run copydesk --all-files
status_of "$pre_commit" run copydesk-all --all-files --verbose >"$out" 2>&1
expect 0 "warnings alone do not fail"
holds "$out" "Kassenov"
note "installed as pre-commit does, by \`cargo install\`; it is compiled without optimization here"
