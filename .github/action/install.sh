#!/usr/bin/env bash
# Puts copydesk on the path of the steps that follow: built from the source of this action, or downloaded and checked.
#
# In: VERSION and SHA256 (empty: build), ACTION_REPOSITORY, and the runner's own variables.
set -euo pipefail

fail() { echo "::error title=copydesk::$1"; exit 2; }

# The target of a release archive for this system.
target() {
  case "$RUNNER_OS-$RUNNER_ARCH" in
    Linux-X64) echo x86_64-unknown-linux-musl ;;
    Linux-ARM64) echo aarch64-unknown-linux-musl ;;
    macOS-X64) echo x86_64-apple-darwin ;;
    macOS-ARM64) echo aarch64-apple-darwin ;;
    Windows-X64) echo x86_64-pc-windows-msvc ;;
    *) fail "no release for $RUNNER_OS on $RUNNER_ARCH: leave out \`version\` to build from source" ;;
  esac
}

sum() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

download() {
  [ -n "$SHA256" ] || fail "\`version\` is $VERSION and \`sha256\` is empty: a release is used with its checksum only"
  local name got
  name=copydesk-$VERSION-$(target)
  # In its folder, since the tar of Windows takes `D:` for another machine.
  cd "$RUNNER_TEMP"
  curl --fail --silent --show-error --location --retry 3 --output "$name.tar.gz" \
    "$GITHUB_SERVER_URL/$ACTION_REPOSITORY/releases/download/v$VERSION/$name.tar.gz" \
    || fail "there is no archive $name.tar.gz among the releases of $ACTION_REPOSITORY"
  got=$(sum "$name.tar.gz")
  [ "$got" = "$SHA256" ] || { rm -f "$name.tar.gz"; fail "$name.tar.gz has the checksum $got, not $SHA256"; }
  tar -xzf "$name.tar.gz"
  rm -rf copydesk
  mv "$name" copydesk
  echo "$RUNNER_TEMP/copydesk/bin" >>"$GITHUB_PATH"
}

build() {
  command -v cargo >/dev/null || fail "there is no Rust toolchain on this runner: install one, or name a \`version\`"
  cargo install --quiet --locked --path "$GITHUB_ACTION_PATH" --root "$RUNNER_TEMP/copydesk"
  echo "$RUNNER_TEMP/copydesk/bin" >>"$GITHUB_PATH"
}

if [ -n "$VERSION" ]; then download; else build; fi
