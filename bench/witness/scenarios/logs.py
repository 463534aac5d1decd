"""CloudWatch Logs: groups, streams, events, filter patterns, pages, errors."""

import time

GROUP = "/witness/group"
PATTERNS = ["ERROR", "ERROR disk", "?ERROR ?WARN", "-ERROR", '"disk full"', "{ $.level = \"error\" }", "{ $.code > 400 && $.level != \"info\" }", "{ $.missing NOT EXISTS }", "[first, second]", ""]


def play(witness) -> None:
    logs = witness.client("logs")
    logs.describe_log_groups("prefix", logGroupNamePrefix="/witness")
    logs.create_log_group("new", logGroupName="/made/group")
    logs.create_log_group("again", logGroupName="/made/group")
    logs.create_log_group("name that is none", logGroupName="a b")
    logs.create_log_stream("new", logGroupName=GROUP, logStreamName="one")
    logs.create_log_stream("again", logGroupName=GROUP, logStreamName="one")
    logs.create_log_stream("no such group", logGroupName="/none", logStreamName="one")
    now = int(time.time() * 1000)
    lines = ["ERROR disk full", "WARN slow", "all is well", '{"level": "error", "code": 500}', '{"level": "info", "code": 404}']
    events = [{"timestamp": now + n, "message": line} for n, line in enumerate(lines)]
    logs.put_log_events("some", logGroupName=GROUP, logStreamName="one", logEvents=events)
    logs.put_log_events("no such stream", logGroupName=GROUP, logStreamName="none", logEvents=events)
    logs.quietly("create_log_stream", logGroupName="/made/group", logStreamName="one")
    logs.put_log_events("not in order", logGroupName="/made/group", logStreamName="one", logEvents=events[::-1])
    logs.put_log_events("too old", logGroupName="/made/group", logStreamName="one", logEvents=[{"timestamp": now - 20 * 86400 * 1000, "message": "old"}])
    logs.get_log_events("from the head", logGroupName=GROUP, logStreamName="one", startFromHead=True)
    first = logs.get_log_events("first page", logGroupName=GROUP, logStreamName="one", startFromHead=True, limit=2)
    logs.get_log_events("next page", logGroupName=GROUP, logStreamName="one", startFromHead=True, limit=2, nextToken=first["nextForwardToken"] or "none")
    logs.get_log_events("the newest", logGroupName=GROUP, logStreamName="one", limit=1)
    logs.get_log_events("no such stream", logGroupName=GROUP, logStreamName="none")
    logs.quietly("create_log_stream", logGroupName=GROUP, logStreamName="two")
    logs.quietly("put_log_events", logGroupName=GROUP, logStreamName="two", logEvents=[{"timestamp": now + 100, "message": "ERROR two"}])
    for pattern in PATTERNS:
        answer = logs.quietly("filter_log_events", logGroupName=GROUP, filterPattern=pattern)
        witness.note(f"logs filter_log_events: {pattern or 'no pattern'}", [event["message"] for event in answer.get("events", [])])
    logs.filter_log_events("one stream", logGroupName=GROUP, logStreamNames=["two"])
    logs.filter_log_events("times", logGroupName=GROUP, startTime=now + 50, endTime=now + 200)
    logs.filter_log_events("pattern that is none", logGroupName=GROUP, filterPattern="{ $.x = ")
    logs.filter_log_events("no such group", logGroupName="/none")
    logs.describe_log_streams("both", logGroupName=GROUP)
    logs.describe_log_streams("first page", logGroupName=GROUP, limit=1)
    logs.describe_log_streams("newest first", logGroupName=GROUP, orderBy="LastEventTime", descending=True)
    logs.put_retention_policy("30 days", logGroupName="/made/group", retentionInDays=30)
    logs.put_retention_policy("31 days", logGroupName="/made/group", retentionInDays=31)
    logs.describe_log_groups("with retention", logGroupNamePrefix="/made")
    logs.delete_log_stream("there", logGroupName=GROUP, logStreamName="two")
    logs.delete_log_group("there", logGroupName="/made/group")
    logs.delete_log_group("again", logGroupName="/made/group")
