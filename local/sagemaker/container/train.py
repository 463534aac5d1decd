"""Plays the entry point of AWS's framework images for training: the contract of sagemaker-training, without Docker.

SAGEMAKER_BASE_DIR names the folder that stands for /opt/ml. The hyperparameter `sagemaker_program` is the script to run,
`sagemaker_submit_directory` the tar.gz with the code. The exit code and `output/failure` say how it went.
"""

import json
import os
import signal
import subprocess
import sys
import tarfile

from lifetime import end_with_parent

BASE = os.environ["SAGEMAKER_BASE_DIR"]
CODE = os.path.join(BASE, "code")
FAILURE = os.path.join(BASE, "output", "failure")
FRAMEWORK_PREFIX = "sagemaker_"


def read_config(name):
    with open(os.path.join(BASE, "input", "config", name), encoding="utf-8") as file:
        return json.load(file)


def decode(value):
    """The SDK encodes every hyperparameter as JSON; a plain string stays what it is."""
    try:
        return json.loads(value)
    except ValueError:
        return value


def here(path):
    """A path below /opt/ml, in this job's folder."""
    return BASE + path[len("/opt/ml"):] if path == "/opt/ml" or path.startswith("/opt/ml/") else path


def arguments(hyperparameters):
    """`{'eta': 0.1}` -> `['--eta', '0.1']`, sorted by name as the toolkit does."""
    args = []
    for name in sorted(hyperparameters):
        value = hyperparameters[name]
        if isinstance(value, dict):
            value = ",".join(f"{key}={item}" for key, item in sorted(value.items()))
        args += [f"--{name}" if len(name) > 1 else f"-{name}", "" if value is None else str(value)]
    return args


def environment(hyperparameters, args, program):
    """The SM_ variables that training scripts read."""
    inputs = read_config("inputdataconfig.json")
    resources = read_config("resourceconfig.json")
    values = {
        "CHANNELS": sorted(inputs),
        "CURRENT_HOST": resources["current_host"],
        "FRAMEWORK_PARAMS": {},
        "HOSTS": resources["hosts"],
        "HPS": hyperparameters,
        "INPUT_CONFIG_DIR": os.path.join(BASE, "input", "config"),
        "INPUT_DATA_CONFIG": inputs,
        "INPUT_DIR": os.path.join(BASE, "input"),
        "LOG_LEVEL": 20,
        "MODEL_DIR": os.path.join(BASE, "model"),
        "MODULE_DIR": CODE,
        "MODULE_NAME": os.path.splitext(program)[0],
        "NETWORK_INTERFACE_NAME": resources["network_interface_name"],
        "NUM_CPUS": os.cpu_count(),
        "NUM_GPUS": 0,
        "OUTPUT_DATA_DIR": os.path.join(BASE, "output", "data"),
        "OUTPUT_DIR": os.path.join(BASE, "output"),
        "RESOURCE_CONFIG": resources,
        "USER_ARGS": args,
        "USER_ENTRY_POINT": program,
    }
    values.update({f"CHANNEL_{name.upper()}": os.path.join(BASE, "input", "data", name) for name in inputs})
    values.update({f"HP_{name.upper()}": value for name, value in hyperparameters.items()})
    return {f"SM_{name}": text(value) for name, value in values.items()}


def text(value):
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True, separators=(",", ":"))


def fail(reason, code):
    """Leaves the reason for AWS's FailureReason, unless the script has left its own."""
    if not os.path.exists(FAILURE):
        with open(FAILURE, "w", encoding="utf-8") as file:
            file.write(reason)
    print(reason, file=sys.stderr, flush=True)
    sys.exit(code)


def main():
    end_with_parent()
    # SIGTERM is for the script: it may save a checkpoint; this process waits for its exit code.
    signal.signal(signal.SIGTERM, lambda *_: None)
    decoded = {name: decode(value) for name, value in read_config("hyperparameters.json").items()}
    program = decoded.get("sagemaker_program")
    source = decoded.get("sagemaker_submit_directory")
    if not program or not source:
        fail("the hyperparameters sagemaker_program and sagemaker_submit_directory must name the script and its tar.gz", 1)
    os.makedirs(CODE, exist_ok=True)
    try:
        with tarfile.open(here(source)) as archive:
            archive.extractall(CODE)
    except (OSError, tarfile.TarError) as error:
        fail(f"cannot read the code in {source}: {error}", 1)
    hyperparameters = {name: value for name, value in decoded.items() if not name.startswith(FRAMEWORK_PREFIX)}
    args = arguments(hyperparameters)
    env = {**os.environ, **environment(hyperparameters, args, program), "PYTHONPATH": CODE, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, program, *args]
    print("Invoking script with the following command:\n\n" + " ".join(command) + "\n", flush=True)
    code = subprocess.run(command, cwd=CODE, env=env, stdin=subprocess.DEVNULL, check=False).returncode
    if code != 0:
        fail(f"ExecuteUserScriptError:\nExitCode {code}\nCommand \"{' '.join(command)}\"", code if code > 0 else 128 - code)


main()
