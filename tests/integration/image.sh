# The steps of the Dockerfile outside Docker: what it builds is static and runs where there is nothing else.
. "$INTEGRATION/lib.bash"
command -v rustup >/dev/null || skip "rustup is not installed"
timeout 300 rustup target add "$(uname -m)-unknown-linux-musl" || skip "the target $(uname -m)-unknown-linux-musl cannot be installed"
ln -s "$(checkout)" "$WORK/context"
# What was compiled for this system before is taken as it is; the rest is compiled without optimization.
mkdir -p "$WORK/stage0/src" "$CARGO_TARGET_DIR"
ln -s "$CARGO_TARGET_DIR" "$WORK/stage0/src/target"
unset CARGO_TARGET_DIR
export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
# A folder stands for each stage; steps that are not known here are a fault.
python3 - "$ROOT/Dockerfile" "$ROOT/.dockerignore" "$WORK" >"$WORK/steps.sh" <<'PY'
import json, shlex, sys
dockerfile, ignored, work = sys.argv[1:]
assert "/target" in open(ignored).read().split()
text = open(dockerfile).read().replace("\\\n", " ")
lines = [l for l in text.splitlines() if l.strip() and not l.startswith("#")]
stages, names = [], {}
for line in lines:
    word, rest = line.split(None, 1)
    if word == "FROM":
        base, *name = rest.split()
        stages.append({"base": base, "root": f"{work}/stage{len(stages)}", "dir": "/", "steps": [], "entry": [], "cmd": []})
        names[name[1] if name else "last"] = stages[-1]
        continue
    stage = stages[-1]
    at = lambda path: stage["root"] + (path if path.startswith("/") else stage["dir"].rstrip("/") + "/" + path)
    if word == "WORKDIR":
        stage["dir"] = rest
        stage["steps"].append(f"mkdir -p {at('.')}")
    elif word == "COPY":
        *options, source, target = shlex.split(rest)
        origin = f"{work}/context/{source}" if not options else names[options[0].removeprefix("--from=")]["root"] + source
        parent = at(target) if target.endswith(("/", ".")) else at(target).rsplit("/", 1)[0]
        stage["steps"].append(f"mkdir -p {parent} && if [ -d {origin} ]; then cp -a {origin}/. {at(target)}; else cp {origin} {at(target)}; fi")
    elif word == "RUN":
        # In the build stage `/image` is a folder of the stage.
        stage["steps"].append(f"(cd {at('.')} && sh -ec {shlex.quote(rest.replace('/image', stage['root'] + '/image'))})")
    elif word in ("ENTRYPOINT", "CMD"):
        stage["entry" if word == "ENTRYPOINT" else "cmd"] = json.loads(rest)
    else:
        assert word == "USER", line
        stage["user"] = rest
for stage in stages:
    print(f"# from {stage['base']}", f"mkdir -p {stage['root']}", *stage["steps"], sep="\n")
last = stages[-1]
assert last["base"] == "scratch"
print(f"root={last['root']} dir={last['dir']} user={last['user']}")
print(f"entry=({shlex.join(last['entry'])}) command=({shlex.join(last['cmd'])})")
PY
cat "$WORK/steps.sh"
. "$WORK/steps.sh"

size=$(stat -c %s "$root/bin/copydesk")
[ "$(find "$root" -type f | wc -l)" -eq 1 ] || fail "the image holds more than the program"
! readelf -d "$root/bin/copydesk" 2>/dev/null | grep -q NEEDED || fail "the program is not static"
faulty "$root/drafts/bridge.md"
inside() { chroot --userspec="$user" "$root" "$@"; }
[ "$(id -u)" -eq 0 ] || inside() { unshare --map-root-user --root="$root" "$@"; }
status_of inside "${entry[@]}" --version
expect 0 "the program alone in a root of its own"
# The working folder of an image is where its command runs; chroot begins at the root.
status_of inside "${entry[@]}" "${command[@]}" "$dir" >"$WORK/out"
expect 1 "a faulty draft in the image"
holds "$WORK/out" "drafts/bridge.md:5:7"
note "no Docker engine: the steps ran in folders, the base images were not fetched; the program has $((size / 1048576)) MiB without optimization"
