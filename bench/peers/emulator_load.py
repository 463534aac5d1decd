"""Puts a load on an emulator and prints the seconds of each as JSON: `emulator_load.py <endpoint> <load>...`; the results are checked."""

import json
import sys
import time

import boto3
from botocore.config import Config

CONFIG = Config(retries={"total_max_attempts": 1}, read_timeout=300, s3={"addressing_style": "path"})
MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:"


KEYS = {"aws_access_key_id": "000000000000", "aws_secret_access_key": "any"}
# Made before anything is timed: boto3 takes longer for it than the emulators for many a call.
stacks, states, s3, functions = (
    boto3.client(service, endpoint_url=sys.argv[1], region_name="us-east-1", config=CONFIG, **KEYS)
    for service in ["cloudformation", "stepfunctions", "s3", "lambda"]
)


def deploy() -> None:
    stacks.create_stack(StackName="bench", TemplateBody=sys.stdin.read(), Capabilities=["CAPABILITY_NAMED_IAM"])
    while (status := stacks.describe_stacks(StackName="bench")["Stacks"][0]["StackStatus"]) != "CREATE_COMPLETE":
        if not status.endswith("IN_PROGRESS"):
            raise SystemExit(f"the template is {status}")
        time.sleep(0.02)


def run(machine: str, given: object) -> object:
    execution = states.start_execution(stateMachineArn=MACHINE + machine, input=json.dumps(given))["executionArn"]
    while (answer := states.describe_execution(executionArn=execution))["status"] == "RUNNING":
        time.sleep(0.02)
    if answer["status"] != "SUCCEEDED":
        raise SystemExit(f"{machine} is {answer['status']}: {answer.get('cause')}")
    return json.loads(answer["output"])


def inline() -> None:
    items = list(range(1000))
    if run("inline", {"items": items}) != items:
        raise SystemExit("the map must give what it was given")


def rows() -> None:
    """Before the Distributed Maps: 10,000 rows, and the same in 100 batches."""
    amounts = [row % 7 for row in range(10_000)]
    text = "id,amount\n" + "".join(f"{row},{amount}\n" for row, amount in enumerate(amounts))
    batches = [{"Items": [{"id": str(start + n), "amount": str(amounts[start + n])} for n in range(100)]} for start in range(0, 10_000, 100)]
    s3.put_object(Bucket="bench-rows", Key="rows.csv", Body=text.encode())
    s3.put_object(Bucket="bench-rows", Key="batches.json", Body=json.dumps(batches).encode())


def sums(machine: str) -> None:
    found = run(machine, {})
    if len(found) != 100 or sum(found) != sum(row % 7 for row in range(10_000)):
        raise SystemExit(f"the map must give 100 sums of all rows, got {len(found)}")


def batched() -> None:
    sums("batched")


def prepared() -> None:
    sums("prepared")


def puts() -> None:
    for number in range(2000):
        s3.put_object(Bucket="bench-puts", Key=f"small/{number}", Body=b"x" * 1024)


def invokes() -> None:
    for number in range(500):
        answer = json.load(functions.invoke(FunctionName="work", Payload=json.dumps({"value": number}).encode())["Payload"])
        if answer != {"sum": number}:
            raise SystemExit(f"the function must answer {number}, got {answer}")


LOADS = {load.__name__: load for load in [deploy, inline, rows, batched, prepared, puts, invokes]}
seconds = {}
for name in sys.argv[2:]:
    start = time.perf_counter()
    LOADS[name]()
    seconds[name] = time.perf_counter() - start
print(json.dumps(seconds))
