"""Step Functions: standard and express executions in both query languages, history, pages, errors."""

import json
import time

INPUT = {"name": "x1", "a": 7, "b": [1], "items": [1, 2, 3], "left": {"k": 1, "l": 1}, "right": {"k": 2}}


def arn(name: str) -> str:
    return f"arn:aws:states:us-east-1:000000000000:stateMachine:{name}"


def play(witness) -> None:
    states = witness.client("stepfunctions")

    def run(label: str, machine: str, given: object) -> str:
        execution = states.quietly("start_execution", stateMachineArn=arn(machine), input=json.dumps(given))["executionArn"]
        for _ in range(200):
            answer = states.quietly("describe_execution", executionArn=execution)
            if answer["status"] != "RUNNING":
                break
            time.sleep(0.05)
        witness.note(f"stepfunctions: {label}", {name: answer.get(name) for name in ["status", "output", "error", "cause"]})
        return execution

    whole = run("JSONPath, all the way", "json-path", INPUT)
    run("JSONPath, a condition fails", "json-path", {**INPUT, "a": 1})
    run("JSONPath, a path is missing", "json-path", {"name": "x"})
    run("JSONata, all the way", "jsonata", {"items": [1, 2, 3]})
    run("JSONata, fails", "jsonata", {"items": [1]})
    run("JSONata, an expression fails", "jsonata", {"items": "none"})
    caught = run("catches what a function threw", "catching", {})
    for label, execution in {"catching": caught, "JSONPath": whole}.items():
        history = states.quietly("get_execution_history", executionArn=execution, maxResults=1000).get("events", [])
        witness.note(f"stepfunctions get_execution_history: {label}, types", [event["type"] for event in history if "Map" not in event["type"] and "Parallel" not in event["type"]] if label == "catching" else sorted({event["type"] for event in history}))
        if label == "catching":
            witness.note("stepfunctions get_execution_history: catching, events", [{name: value for name, value in event.items() if name != "timestamp"} for event in history])
    first = states.get_execution_history("first page", executionArn=caught, maxResults=2)
    states.get_execution_history("next page", executionArn=caught, maxResults=2, nextToken=first["nextToken"] or "none")
    states.get_execution_history("newest first", executionArn=caught, maxResults=1, reverseOrder=True)
    named = {"stateMachineArn": arn("jsonata"), "name": "named", "input": '{"items": [9]}'}
    states.start_execution("named", **named)
    time.sleep(0.5)
    states.start_execution("named, the same again", **named)
    states.start_execution("named, other input", **{**named, "input": "{}"})
    states.start_execution("input that is no JSON", stateMachineArn=arn("catching"), input="{")
    states.start_execution("no such machine", stateMachineArn=arn("none"))
    states.start_execution("name that is none", stateMachineArn=arn("catching"), name="a b")
    states.start_sync_execution("express", stateMachineArn=arn("express"), input='{"items": [4, 5]}')
    states.start_sync_execution("express that fails", stateMachineArn=arn("express"), input='{"items": [1]}')
    states.start_sync_execution("standard", stateMachineArn=arn("jsonata"), input="{}")
    states.describe_execution("no such execution", executionArn=arn("jsonata").replace("stateMachine", "execution") + ":none")
    states.describe_state_machine("no such machine", stateMachineArn=arn("none"))
    described = states.quietly("describe_state_machine", stateMachineArn=arn("catching"))
    witness.note("stepfunctions describe_state_machine: there", {name: described.get(name) for name in ["name", "type", "status", "roleArn", "definition", "loggingConfiguration", "tracingConfiguration", "encryptionConfiguration"]})
    page = states.list_executions("failed", stateMachineArn=arn("jsonata"), statusFilter="FAILED", maxResults=1)
    states.list_executions("next page", stateMachineArn=arn("jsonata"), statusFilter="FAILED", maxResults=1, nextToken=page["nextToken"] or "none")
    states.list_state_machines("page", maxResults=2)
    states.stop_execution("ended already", executionArn=caught)
    states.stop_execution("no such execution", executionArn=arn("jsonata").replace("stateMachine", "execution") + ":none")
    states.send_task_success("token that is none", taskToken="none", output="{}")
    states.send_task_success("output that is no JSON", taskToken="none", output="{")
    machines(states)


def machines(states) -> None:
    role = "arn:aws:iam::000000000000:role/witness-workflow"
    wait = json.dumps({"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 60, "End": True}}})
    made = states.create_state_machine("new", name="made", definition=wait, roleArn=role)["stateMachineArn"] or arn("none")
    states.create_state_machine("not a definition", name="wrong", definition='{"StartAt": "None", "States": {}}', roleArn=role)
    states.create_state_machine("no JSON", name="no-json", definition="{", roleArn=role)
    running = states.quietly("start_execution", stateMachineArn=made, name="waits", input="{}")["executionArn"] or "none"
    states.stop_execution("while it waits", executionArn=running, error="Enough", cause="by hand")
    states.describe_execution("stopped", executionArn=running)
    states.delete_state_machine("there", stateMachineArn=made)
