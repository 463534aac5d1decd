"""Plays every scenario on one side and prints the records as JSON: `drive.py <endpoint> [--deploy]`."""

import argparse
import importlib
import json
import sys
import time
import traceback

from template import TEMPLATE
from witness import Witness

SCENARIOS = [
    *["cloudformation", "s3", "dynamodb", "sqs", "sns", "ssm", "kms", "functions", "events", "cloudwatch", "logs", "states", "identity"],
]
STACK = "witness"


def deploy(witness: Witness) -> None:
    """Deploys the template by the API, on the side that did not take it as an assembly."""
    client = witness.boto("cloudformation")
    client.create_stack(StackName=STACK, TemplateBody=json.dumps(TEMPLATE), Capabilities=["CAPABILITY_NAMED_IAM"])
    for _ in range(120):
        stack = client.describe_stacks(StackName=STACK)["Stacks"][0]
        if not stack["StackStatus"].endswith("IN_PROGRESS"):
            break
        time.sleep(0.25)
    if stack["StackStatus"] != "CREATE_COMPLETE":
        events = client.describe_stack_events(StackName=STACK)["StackEvents"]
        reasons = [f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason')}" for event in events if "FAILED" in event["ResourceStatus"]]
        raise SystemExit(f"the template is {stack['StackStatus']}: {'; '.join(reasons)}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("endpoint")
    parser.add_argument("--deploy", action="store_true")
    parser.add_argument("--only", default=",".join(SCENARIOS))
    given = parser.parse_args()
    witness = Witness(given.endpoint)
    if given.deploy:
        deploy(witness)
    for name in given.only.split(","):
        started = time.monotonic()
        try:
            importlib.import_module(f"scenarios.{name}").play(witness)
        except Exception:
            # A scenario that ends early is a difference of its own; the next ones still count.
            witness.note(f"{name}: ended early", traceback.format_exc(limit=-1).splitlines()[-1])
            traceback.print_exc()
        print(f"{name} {time.monotonic() - started:.1f} s", file=sys.stderr)
    json.dump(witness.records, sys.stdout, indent=1)


main()
