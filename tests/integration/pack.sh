# The archive of a release: its checksum, the same bytes twice, what cargo-binstall looks for, and all that is in it,
# completions and man pages read by their own tools.
. "$INTEGRATION/lib.bash"
target=x86_64-unknown-linux-musl

archive=$("$ROOT/.ci/pack" "$COPYDESK" $target "$WORK/one")
(cd "$WORK/one" && sha256sum --check --strict "$(basename "$archive").sha256")
touch "$ROOT/README.md"
again=$("$ROOT/.ci/pack" "$COPYDESK" $target "$WORK/two")
cmp "$archive" "$again" || fail "the same program was packed into other bytes"

# The places that cargo-binstall is told of, filled in.
python3 - "$ROOT/Cargo.toml" "$archive" $target <<'PY'
import sys, tarfile, tomllib
path, archive, target = sys.argv[1:]
package = tomllib.load(open(path, "rb"))["package"]
told = package["metadata"]["binstall"]
known = {"repo": "R", "name": package["name"], "version": package["version"], "target": target,
         "bin": "copydesk", "binary-ext": "", "archive-suffix": ".tar.gz"}
def fill(text):
    for name, value in known.items():
        text = text.replace("{ " + name + " }", value)
    return text
assert fill(told["pkg-url"]).rsplit("/", 1)[1] == archive.rsplit("/", 1)[1], told
assert told["pkg-fmt"] == "tgz"
names = tarfile.open(archive).getnames()
assert fill(told["bin-dir"]) in names, names
assert names == sorted(names)
PY

tar -xzf "$archive" -C "$WORK"
folder=$(basename "$archive" .tar.gz)
cd "$WORK/$folder"
[ "$(bin/copydesk --version)" = "copydesk $(sed -n 's/^version = "\(.*\)"/\1/p' "$ROOT/Cargo.toml" | head -n 1)" ]
ls README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE

# Shells and readers of man pages, where this run may install them: what cannot be had is told below.
for tool in zsh:zsh fish:fish mandoc:mandoc man:man-db; do debian "${tool%:*}" "${tool#*:}" || true; done

bash -n completions/copydesk.bash
bash -c '. completions/copydesk.bash; complete -p copydesk; COMP_WORDS=(copydesk che) COMP_CWORD=1
  _copydesk copydesk che copydesk; [ "${COMPREPLY[*]}" = check ]'
if command -v zsh >/dev/null; then
  zsh -n completions/_copydesk
  zsh -fc 'fpath=($PWD/completions $fpath); autoload -Uz compinit; compinit -u -d "$1"; (( $+_comps[copydesk] ))' zsh "$WORK/dump"
else
  note "zsh cannot be installed: its completions were not read"
fi
if command -v fish >/dev/null; then
  fish --no-execute completions/copydesk.fish
  XDG_CONFIG_HOME=$WORK/fish XDG_DATA_HOME=$WORK/fish fish -c 'source completions/copydesk.fish; complete -C "copydesk check --force"' | grep -q '^--force-exclude'
else
  note "fish cannot be installed: its completions were not read"
fi
if command -v pwsh >/dev/null; then
  pwsh -NoProfile -Command '. ./completions/copydesk.ps1; (TabExpansion2 "copydesk che" 12).CompletionMatches.CompletionText' | grep -qx check
else
  note "PowerShell is not installed: its completions were not read"
fi

ls man/copydesk.1 man/copydesk-check.1 man/copydesk-baseline-write.1
pages=$(find man -type f | wc -l)
for page in man/*; do
  if command -v mandoc >/dev/null; then mandoc -T lint -W error "$page"; fi
  if command -v man >/dev/null; then
    man --warnings --local-file "$page" >"$WORK/page" 2>"$WORK/warnings"
    [ ! -s "$WORK/warnings" ] || { cat "$WORK/warnings"; fail "$page"; }
  fi
done
# Every page that another one names is there.
for named in $(grep -ho '^copydesk\\-[a-z\\-]*(1)' man/* | tr -d '\\' | sed 's/(1)$//'); do
  [ -e "man/$named.1" ] || fail "there is no page $named"
done
command -v mandoc >/dev/null || note "mandoc cannot be installed: $pages pages were not read by it"
command -v man >/dev/null || note "man is not installed: $pages pages were not read by it"
