"""SQS: messages, attributes, visibility, delays, batches, dead letters, FIFO queues, limits, errors."""

import time

ATTRIBUTES = {"kind": {"DataType": "String", "StringValue": "a"}, "size": {"DataType": "Number", "StringValue": "12.5"}, "raw": {"DataType": "Binary", "BinaryValue": b"\0\1"}}


def play(witness) -> None:
    sqs = witness.client("sqs")
    urls = {name: sqs.get_queue_url(name, QueueName=name)["QueueUrl"] for name in ["work", "dead", "ordered.fifo"]}
    messages(sqs, urls["work"])
    limits(sqs, urls["work"])
    batches(sqs, urls["work"])
    dead_letters(sqs, urls["work"], urls["dead"])
    fifo(sqs, urls["ordered.fifo"])
    queues(sqs, urls["work"])


def receive(sqs, label: str, url: str, **more: object) -> list:
    names = {"MessageAttributeNames": ["All"], "MessageSystemAttributeNames": ["All"], "WaitTimeSeconds": 1}
    return sqs.receive_message(label, QueueUrl=url, **{**names, **more}).get("Messages", [])


def drain(sqs, url: str) -> None:
    sqs.quietly("purge_queue", QueueUrl=url)


def messages(sqs, url: str) -> None:
    sqs.send_message("plain", QueueUrl=url, MessageBody="hello")
    taken = receive(sqs, "plain", url)
    receive(sqs, "in flight", url, WaitTimeSeconds=0)
    for message in taken:
        handle = {"QueueUrl": url, "ReceiptHandle": message["ReceiptHandle"]}
        sqs.change_message_visibility("to 0", **handle, VisibilityTimeout=0)
        again = receive(sqs, "visible again", url)
        sqs.change_message_visibility("too long", **handle, VisibilityTimeout=43201)
        for one in again:
            sqs.delete_message("there", QueueUrl=url, ReceiptHandle=one["ReceiptHandle"])
            sqs.delete_message("again", QueueUrl=url, ReceiptHandle=one["ReceiptHandle"])
            sqs.change_message_visibility("of a deleted message", QueueUrl=url, ReceiptHandle=one["ReceiptHandle"], VisibilityTimeout=5)
    sqs.send_message("with attributes", QueueUrl=url, MessageBody="attributed", MessageAttributes=ATTRIBUTES)
    for message in receive(sqs, "some attributes", url, MessageAttributeNames=["ki*", "kind"], MessageSystemAttributeNames=["SentTimestamp"]):
        sqs.quietly("delete_message", QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    sqs.send_message("with attributes again", QueueUrl=url, MessageBody="attributed", MessageAttributes=ATTRIBUTES)
    for message in receive(sqs, "all attributes", url):
        sqs.quietly("delete_message", QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    sqs.send_message("trace header", QueueUrl=url, MessageBody="traced", MessageSystemAttributes={"AWSTraceHeader": {"DataType": "String", "StringValue": "Root=1-5759e988-bd862e3fe1be46a994272793"}})
    for message in receive(sqs, "trace header", url):
        sqs.quietly("delete_message", QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    sqs.send_message("delayed", QueueUrl=url, MessageBody="later", DelaySeconds=1)
    receive(sqs, "not yet", url, WaitTimeSeconds=0)
    for message in receive(sqs, "after the delay", url, WaitTimeSeconds=3):
        sqs.quietly("delete_message", QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])


def limits(sqs, url: str) -> None:
    sqs.send_message("empty body", QueueUrl=url, MessageBody="")
    sqs.send_message("forbidden character", QueueUrl=url, MessageBody="a\x0bb")
    sqs.send_message("over a MiB", QueueUrl=url, MessageBody="x" * (1024 * 1024 + 1))
    sqs.send_message("delay of 901 s", QueueUrl=url, MessageBody="x", DelaySeconds=901)
    sqs.send_message("eleven attributes", QueueUrl=url, MessageBody="x", MessageAttributes={f"a{n}": ATTRIBUTES["kind"] for n in range(11)})
    sqs.send_message("attribute of an unknown type", QueueUrl=url, MessageBody="x", MessageAttributes={"a": {"DataType": "Text", "StringValue": "x"}})
    sqs.send_message("attribute without value", QueueUrl=url, MessageBody="x", MessageAttributes={"a": {"DataType": "String", "StringValue": ""}})
    sqs.send_message("number that is none", QueueUrl=url, MessageBody="x", MessageAttributes={"a": {"DataType": "Number", "StringValue": "one"}})
    sqs.send_message("reserved attribute name", QueueUrl=url, MessageBody="x", MessageAttributes={"AWS.x": ATTRIBUTES["kind"]})
    sqs.send_message("deduplication on a standard queue", QueueUrl=url, MessageBody="x", MessageDeduplicationId="d")
    sqs.send_message("no such queue", QueueUrl=url.replace("work", "none"), MessageBody="x")
    sqs.receive_message("eleven messages", QueueUrl=url, MaxNumberOfMessages=11)
    sqs.receive_message("no messages", QueueUrl=url, MaxNumberOfMessages=0)
    sqs.receive_message("21 s", QueueUrl=url, WaitTimeSeconds=21)
    sqs.receive_message("visibility too long", QueueUrl=url, VisibilityTimeout=43201)
    sqs.delete_message("handle that is none", QueueUrl=url, ReceiptHandle="nothing")
    sqs.change_message_visibility("handle that is none", QueueUrl=url, ReceiptHandle="nothing", VisibilityTimeout=1)
    drain(sqs, url)


def batches(sqs, url: str) -> None:
    send = {"QueueUrl": url}
    sqs.send_message_batch("good and bad", **send, Entries=[{"Id": "good", "MessageBody": "1", "MessageAttributes": ATTRIBUTES}, {"Id": "bad", "MessageBody": "x", "DelaySeconds": 901}])
    sqs.send_message_batch("eleven", **send, Entries=[{"Id": str(n), "MessageBody": "x"} for n in range(11)])
    sqs.send_message_batch("none", **send, Entries=[])
    sqs.send_message_batch("the same id twice", **send, Entries=[{"Id": "a", "MessageBody": "x"}, {"Id": "a", "MessageBody": "y"}])
    sqs.send_message_batch("id that is none", **send, Entries=[{"Id": "a b", "MessageBody": "x"}])
    sqs.send_message_batch("together over a MiB", **send, Entries=[{"Id": str(n), "MessageBody": "x" * 600_000} for n in range(2)])
    handles = [message["ReceiptHandle"] for message in receive(sqs, "of a batch", url, MaxNumberOfMessages=10)]
    sqs.change_message_visibility_batch("good and bad", **send, Entries=[{"Id": str(n), "ReceiptHandle": handle, "VisibilityTimeout": 10} for n, handle in enumerate([*handles, "nothing"])])
    sqs.delete_message_batch("good and bad", **send, Entries=[{"Id": str(n), "ReceiptHandle": handle} for n, handle in enumerate([*handles, "nothing"])])
    drain(sqs, url)


def dead_letters(sqs, url: str, dead: str) -> None:
    sqs.quietly("send_message", QueueUrl=url, MessageBody="poison", MessageAttributes=ATTRIBUTES)
    for turn in (1, 2, 3):
        receive(sqs, f"poison, turn {turn}", url, VisibilityTimeout=0, WaitTimeSeconds=0)
    receive(sqs, "poison in the dead-letter queue", dead, VisibilityTimeout=0)
    sqs.list_dead_letter_source_queues("of the dead-letter queue", QueueUrl=dead)
    arn = sqs.quietly("get_queue_attributes", QueueUrl=dead, AttributeNames=["QueueArn"]).get("Attributes", {}).get("QueueArn", "none")
    sqs.start_message_move_task("back to its source", SourceArn=arn)
    time.sleep(0.5)
    sqs.list_message_move_tasks("done", SourceArn=arn)
    receive(sqs, "moved back", url)
    drain(sqs, url)


def fifo(sqs, url: str) -> None:
    def send(label: str, body: str, group: str, **more: object) -> None:
        sqs.send_message(label, QueueUrl=url, MessageBody=body, MessageGroupId=group, **more)

    send("first of a group", "a1", "a")
    send("the same content again", "a1", "a")
    send("second of a group", "a2", "a")
    send("of another group", "b1", "b", MessageDeduplicationId="own")
    send("the same id, other content", "b2", "b", MessageDeduplicationId="own")
    sqs.send_message("without group", QueueUrl=url, MessageBody="x")
    send("with a delay of its own", "x", "a", DelaySeconds=1)
    send("group that is none", "x", "a b")
    first = receive(sqs, "one of a group", url)
    receive(sqs, "the locked group waits", url, MaxNumberOfMessages=10, WaitTimeSeconds=0)
    for message in first:
        sqs.delete_message("unlocks its group", QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    receive(sqs, "the rest of the group", url, MaxNumberOfMessages=10, WaitTimeSeconds=0)
    sqs.get_queue_attributes("fifo", QueueUrl=url, AttributeNames=["All"])


def queues(sqs, url: str) -> None:
    sqs.get_queue_attributes("all", QueueUrl=url, AttributeNames=["All"])
    sqs.get_queue_attributes("some", QueueUrl=url, AttributeNames=["QueueArn", "VisibilityTimeout"])
    sqs.get_queue_attributes("none named", QueueUrl=url)
    sqs.get_queue_attributes("unknown name", QueueUrl=url, AttributeNames=["Nothing"])
    sqs.set_queue_attributes("visibility", QueueUrl=url, Attributes={"VisibilityTimeout": "45"})
    sqs.get_queue_attributes("after the change", QueueUrl=url, AttributeNames=["VisibilityTimeout"])
    sqs.set_queue_attributes("value out of range", QueueUrl=url, Attributes={"VisibilityTimeout": "43201"})
    sqs.set_queue_attributes("unknown name", QueueUrl=url, Attributes={"Nothing": "1"})
    made = sqs.create_queue("new", QueueName="made", Attributes={"DelaySeconds": "5"}, tags={"team": "a"})["QueueUrl"]
    sqs.create_queue("the same again", QueueName="made", Attributes={"DelaySeconds": "5"})
    sqs.create_queue("the same with another attribute", QueueName="made", Attributes={"DelaySeconds": "6"})
    sqs.create_queue("name that is none", QueueName="a b")
    sqs.create_queue("FIFO without its suffix", QueueName="fifo", Attributes={"FifoQueue": "true"})
    sqs.tag_queue("one more", QueueUrl=made, Tags={"cost": "1"})
    sqs.list_queue_tags("both", QueueUrl=made)
    sqs.untag_queue("one less", QueueUrl=made, TagKeys=["team"])
    sqs.list_queue_tags("one", QueueUrl=made)
    for name in "abc":
        sqs.quietly("create_queue", QueueName=f"page-{name}")
    first = sqs.list_queues("first page", QueueNamePrefix="page-", MaxResults=2)
    sqs.list_queues("next page", QueueNamePrefix="page-", MaxResults=2, NextToken=first["NextToken"])
    sqs.list_queues("none", QueueNamePrefix="nothing-")
    sqs.purge_queue("there", QueueUrl=made)
    sqs.delete_queue("there", QueueUrl=made)
    sqs.get_queue_url("deleted", QueueName="made")
    sqs.get_queue_attributes("deleted", QueueUrl=made, AttributeNames=["All"])
