# What the scripts of this folder share; each begins by reading it.
set -euo pipefail

# The tool cannot be had here, and the runner says so.
skip() { echo "$1" >&2; exit 77; }

# Something that is no failure, for the runner to pass on: what was not covered.
note() { echo "note: $1"; }

fail() { echo "FAILED: $1"; exit 1; }

# The status of a command, whatever it is.
status_of() { local status=0; "$@" || status=$?; echo "$status" >"$WORK/status"; }

# The last status was this one.
expect() { local got; got=$(cat "$WORK/status"); [ "$got" -eq "$1" ] || fail "status $got, not $1: $2"; }

# The text stands in the file.
holds() { grep -qF -- "$2" "$1" || { cat "$1"; fail "\`$2\` does not stand in $1"; }; }

# A virtual environment with these packages from the registry: venv NAME PACKAGE…
venv() {
  local folder=$SCRATCH/venv-$1
  shift
  [ -x "$folder/bin/python" ] || python3 -m venv "$folder" >&2 || skip "no virtual environment can be made here"
  [ $# -eq 0 ] || "$folder/bin/pip" install --quiet "$@" >&2 || skip "pip cannot install $*"
  echo "$folder"
}

# A program by Debian's package, where this run may install it: debian PROGRAM PACKAGE
debian() {
  command -v "$1" >/dev/null && return
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 1
  local install=(apt-get install --yes --quiet --no-install-recommends "$2")
  "${install[@]}" || { apt-get update --quiet && "${install[@]}"; }
}

# The tools that more than one script needs: pre-commit brings a reader of YAML.
tools() { venv tools pre-commit check-jsonschema; }

# The checkout as it stands, without what git ignores, in one folder for all scripts, so that it is built once.
checkout() {
  local folder=$SCRATCH/checkout
  if [ ! -d "$folder" ]; then
    mkdir "$folder"
    if git -C "$ROOT" rev-parse --git-dir >/dev/null 2>&1; then
      git -C "$ROOT" ls-files -z --cached --others --exclude-standard \
        | tar -C "$ROOT" --null --ignore-failed-read -cf - -T - | tar -C "$folder" -xf -
    else
      tar -C "$ROOT" --exclude=./target -cf - . | tar -C "$folder" -xf -
    fi
  fi
  echo "$folder"
}

# The checkout as a repository of one commit with a tag: repository FOLDER
repository() {
  cp -a "$(checkout)" "$1"
  git -C "$1" init --quiet --initial-branch main
  commit "$1" "everything"
  git -C "$1" tag v0.1.0
}

# Commits all that is in a repository.
commit() {
  git -C "$1" add --all
  git -C "$1" -c user.name=desk -c user.email=desk@example.org commit --quiet --no-verify --message "$2"
}

# What is built in the scratch folder is built fast, and not to be fast: the same sources and features.
quick_builds() {
  mkdir -p "$SCRATCH/.cargo"
  printf '[profile.release]\nopt-level = 0\nlto = "off"\ncodegen-units = 16\n' >"$SCRATCH/.cargo/config.toml"
}

# The n-th block of the README in this language that holds these words: block LANGUAGE WORDS
block() {
  python3 - "$ROOT/README.md" "$1" "$2" <<'PY'
import re, sys
path, language, words = sys.argv[1:]
blocks = re.findall(rf"^```{language}\n(.*?)^```$", open(path, encoding="utf-8").read(), re.M | re.S)
found = [b for b in blocks if words in b]
sys.exit(f"{len(found)} blocks of {language} with `{words}` in the README") if len(found) != 1 else print(found[0], end="")
PY
}

# Drafts about an invented council: one sound, one with an error.
sound() { printf -- '---\ndate: 2022-01-26\n---\n\nORAL, Wednesday, January 26 -- The council met in the town hall.\n' >"$1"; }
faulty() { printf -- '---\ndate: 2022-01-26\n---\n\nORAL, Tuesday, January 26 -- The council met in the the town hall.\n' >"$1"; }
