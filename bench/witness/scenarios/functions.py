"""Lambda: invocations of each kind, errors, configuration, versions and aliases, event sources."""

import json
import time


def play(witness) -> None:
    functions = witness.client("lambda")
    functions.invoke("node", FunctionName="echo", Payload=b'{"a": [1, "\xc3\xa4"]}')
    functions.invoke("python", FunctionName="python", Payload=b'{"a": 1}')
    functions.invoke("without payload", FunctionName="echo")
    functions.invoke("by ARN", FunctionName="arn:aws:lambda:us-east-1:000000000000:function:echo", Payload=b"{}")
    functions.invoke("by partial ARN", FunctionName="000000000000:function:echo", Payload=b"{}")
    failed = functions.quietly("invoke", FunctionName="echo", Payload=b'{"fail": "on purpose"}')
    payload = json.loads(failed["Payload"].read()) if failed else {}
    witness.note("lambda invoke: error", {"FunctionError": failed["FunctionError"], "status": failed["StatusCode"], **{name: payload.get(name) for name in ["errorType", "errorMessage"]}})
    functions.invoke("event", FunctionName="echo", InvocationType="Event", Payload=b"{}")
    functions.invoke("dry run", FunctionName="echo", InvocationType="DryRun")
    functions.invoke("no such function", FunctionName="none", Payload=b"{}")
    functions.invoke("payload that is no JSON", FunctionName="echo", Payload=b"{")
    functions.invoke("over 6 MB", FunctionName="echo", Payload=json.dumps("x" * (6 * 1024 * 1024)).encode())
    functions.invoke("latest", FunctionName="echo", Qualifier="$LATEST", Payload=b"{}")
    functions.invoke("no such version", FunctionName="echo", Qualifier="99", Payload=b"{}")
    functions.get_function_configuration("echo", FunctionName="echo")
    functions.get_function_configuration("no such function", FunctionName="none")
    got = functions.quietly("get_function", FunctionName="python")
    witness.note("lambda get_function: python", {name: got.get("Configuration", {}).get(name) for name in ["FunctionName", "Runtime", "Handler", "Timeout", "State"]})
    functions.get_policy("none", FunctionName="echo")
    functions.list_event_source_mappings("none", FunctionName="echo")
    functions.list_functions("one", MaxItems=1)
