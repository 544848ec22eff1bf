"""What a runner of GitHub does with a composite action, as far as ours needs it.

runner.py ACTION WORKSPACE TEMP [INPUT=VALUE…] runs the steps of ACTION/action.yml with the runner's variables faked
and prints the outputs of the action as JSON on the last line. Ends with the status of the step that failed, else 0.
An expression that is not known here is a fault: nothing of the action goes untried.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import yaml

EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def fill(text, known):
    """Replaces expressions; a name that is not known ends the run."""
    return EXPRESSION.sub(lambda m: known[m.group(1)], text)


def pairs(path):
    """`name=value` lines of a file that a step wrote."""
    return dict(line.split("=", 1) for line in path.read_text(encoding="utf-8").splitlines())


def main():
    action, workspace, temp = (Path(p) for p in sys.argv[1:4])
    spec = yaml.safe_load((action / "action.yml").read_text(encoding="utf-8"))
    given = dict(word.split("=", 1) for word in sys.argv[4:])
    unknown = set(given) - set(spec["inputs"])
    if unknown:
        sys.exit(f"no inputs of the action: {unknown}")
    known = {f"inputs.{name}": given.get(name, i.get("default", "")) for name, i in spec["inputs"].items()}
    known["github.action_repository"] = "desk/copydesk"

    temp.mkdir(parents=True, exist_ok=True)
    files = {name: temp / name for name in ("GITHUB_PATH", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.touch()
    system = {"CI": "true", "GITHUB_ACTIONS": "true", "RUNNER_OS": "Linux", "RUNNER_ARCH": "X64"}
    env = os.environ | system | {name: str(file) for name, file in files.items()}
    env |= {"GITHUB_ACTION_PATH": str(action), "GITHUB_WORKSPACE": str(workspace), "RUNNER_TEMP": str(temp)}

    status = 0
    for step in spec["runs"]["steps"]:
        assert step["shell"] == "bash" and not set(step) - {"name", "id", "shell", "run", "env"}, step
        output = temp / "GITHUB_OUTPUT"
        output.write_text("")
        variables = {name: fill(value, known) for name, value in step.get("env", {}).items()}
        found = files["GITHUB_PATH"].read_text(encoding="utf-8").split()
        path = os.pathsep.join([*reversed(found), env["PATH"]])
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", fill(step["run"], known)],
            cwd=workspace, env=env | variables | {"PATH": path, "GITHUB_OUTPUT": str(output)}, check=False,
        )
        known |= {f"steps.{step.get('id')}.outputs.{k}": v for k, v in pairs(output).items()}
        status = done.returncode
        if status:
            break
    outputs = {}
    for name, o in spec["outputs"].items():
        # An output of a step that did not come to write it is empty.
        outputs[name] = EXPRESSION.sub(lambda m: known.get(m.group(1), ""), o["value"])
    print(json.dumps(outputs), flush=True)
    sys.exit(status)


main()
