"""EventBridge: events to a queue, patterns, rules and targets, errors."""

import json
import time

PATTERNS = {
    "exact": {"source": ["shop"]},
    "other source": {"source": ["shops"]},
    "prefix": {"source": [{"prefix": "sh"}]},
    "suffix": {"source": [{"suffix": "op"}]},
    "case": {"source": [{"equals-ignore-case": "SHOP"}]},
    "wildcard": {"source": [{"wildcard": "s*p"}]},
    "prefix of any case": {"source": [{"prefix": {"equals-ignore-case": "SH"}}]},
    "anything but": {"detail": {"state": [{"anything-but": ["void", "lost"]}]}},
    "anything but prefix": {"detail": {"state": [{"anything-but": {"prefix": "pa"}}]}},
    "anything but wildcard": {"detail": {"state": [{"anything-but": {"wildcard": "*id"}}]}},
    "numeric": {"detail": {"price": [{"numeric": [">", 10, "<=", 20]}]}},
    "numeric equality": {"detail": {"price": [{"numeric": ["=", 15]}]}},
    "number as text": {"detail": {"price": ["15"]}},
    "exists": {"detail": {"price": [{"exists": True}]}},
    "does not exist": {"detail": {"nothing": [{"exists": False}]}},
    "exists, but is no leaf": {"detail": {"nested": [{"exists": True}]}},
    "null": {"detail": {"none": [None]}},
    "empty text": {"detail": {"empty": [""]}},
    "address": {"detail": {"ip": [{"cidr": "10.0.0.0/24"}]}},
    "any element": {"detail": {"tags": ["b"]}},
    "nested": {"detail": {"nested": {"deep": [True]}}},
    "or": {"$or": [{"source": ["none"]}, {"detail": {"price": [15]}}]},
    "or that fails": {"$or": [{"source": ["none"]}, {"detail": {"price": [16]}}]},
    "no list": {"source": "shop"},
    "unknown operator": {"source": [{"like": "x"}]},
    "empty list": {"source": []},
    "empty": {},
}
DETAIL = {"price": 15, "state": "paid", "none": None, "empty": "", "ip": "10.0.0.9", "tags": ["a", "b"], "nested": {"deep": True}}
EVENT = {"id": "1", "account": "000000000000", "source": "shop", "time": "2026-01-01T00:00:00Z", "region": "us-east-1", "resources": [], "detail-type": "Order", "detail": DETAIL}


def play(witness) -> None:
    events, sqs = witness.client("events"), witness.client("sqs")
    url = sqs.quietly("get_queue_url", QueueName="events")["QueueUrl"]

    def delivered(label: str) -> None:
        arrived = []
        for _ in range(3):
            messages = sqs.quietly("receive_message", QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1).get("Messages", [])
            arrived += [message["Body"] for message in messages]
            for message in messages:
                sqs.quietly("delete_message", QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
            if not messages:
                break
        witness.note(f"events: delivered, {label}", sorted(arrived))

    def put(label: str, **entry: object) -> None:
        events.put_events(label, Entries=[entry])

    for label, pattern in PATTERNS.items():
        events.test_event_pattern(label, EventPattern=json.dumps(pattern), Event=json.dumps(EVENT))
    put("matches", Source="shop", DetailType="Order", Detail=json.dumps({"price": 15, "state": "paid"}), Resources=["r"])
    delivered("whole event")
    put("too cheap", Source="shop", DetailType="Order", Detail='{"price": 5, "state": "paid"}')
    put("excluded", Source="shop", DetailType="Order", Detail='{"price": 15, "state": "void"}')
    delivered("nothing")
    put("detail that is no JSON", Source="shop", DetailType="Order", Detail="{")
    put("detail that is no object", Source="shop", DetailType="Order", Detail="[]")
    put("without source", DetailType="Order", Detail="{}")
    put("source of AWS", Source="aws.s3", DetailType="Order", Detail="{}")
    put("no such bus", Source="shop", DetailType="Order", Detail="{}", EventBusName="none")
    events.put_events("none", Entries=[])
    events.put_events("eleven", Entries=[{"Source": "a", "DetailType": "b", "Detail": "{}"}] * 11)
    events.describe_rule("of the template", Name="orders")
    events.describe_rule("no such rule", Name="none")
    events.list_rules("prefix", NamePrefix="ord")
    events.list_targets_by_rule("of the template", Rule="orders")
    events.disable_rule("off", Name="orders")
    put("while disabled", Source="shop", DetailType="Order", Detail='{"price": 15, "state": "paid"}')
    delivered("nothing while disabled")
    events.enable_rule("on", Name="orders")
    transformed(events, sqs, delivered, put)
    events.list_event_buses("default", NamePrefix="default")
    events.describe_event_bus("default")


def transformed(events, sqs, delivered, put) -> None:
    queue = "arn:aws:sqs:us-east-1:000000000000:events"
    events.put_rule("pattern", Name="made", EventPattern='{"source": ["made"]}', State="ENABLED")
    events.put_rule("rate", Name="hourly", ScheduleExpression="rate(1 hour)")
    events.put_rule("cron", Name="nightly", ScheduleExpression="cron(0 3 * * ? *)")
    events.put_rule("rate that is none", Name="wrong", ScheduleExpression="rate(1 hours)")
    events.put_rule("cron that is none", Name="wrong", ScheduleExpression="cron(0 3 * * * *)")
    events.put_rule("neither", Name="wrong")
    events.put_rule("pattern that is no JSON", Name="wrong", EventPattern="{")
    transformer = {"InputPathsMap": {"id": "$.detail.id", "all": "$.detail"}, "InputTemplate": '{"order": "<id>", "number": <id>, "all": <all>, "rule": "<aws.events.rule-name>"}'}
    targets = [{"Id": "path", "Arn": queue, "InputPath": "$.detail"}, {"Id": "input", "Arn": queue, "Input": '{"fixed": 1}'}, {"Id": "template", "Arn": queue, "InputTransformer": transformer}]
    events.put_targets("of each kind", Rule="made", Targets=targets)
    events.put_targets("no such rule", Rule="none", Targets=targets)
    put("to three targets", Source="made", DetailType="Made", Detail='{"id": 7}')
    delivered("path, constant and template")
    events.delete_rule("with targets", Name="made")
    events.remove_targets("all", Rule="made", Ids=["path", "input", "template", "none"])
    for name in ["made", "hourly", "nightly"]:
        events.delete_rule(name, Name=name)
    events.delete_rule("again", Name="made")
