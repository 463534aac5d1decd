"""SNS: topics, subscriptions, filter policies, raw delivery, message structures, batches, errors."""

import json

NEWS = "arn:aws:sns:us-east-1:000000000000:news"
KIND = {"kind": {"DataType": "String", "StringValue": "a"}, "size": {"DataType": "Number", "StringValue": "12"}}

FILTERS = {
    "exact": ({"k": ["x"]}, {"k": "x"}, {"k": "y"}),
    "anything but": ({"k": [{"anything-but": ["x"]}]}, {"k": "y"}, {"k": "x"}),
    "anything but prefix": ({"k": [{"anything-but": {"prefix": "x"}}]}, {"k": "y"}, {"k": "xy"}),
    "prefix": ({"k": [{"prefix": "x"}]}, {"k": "xy"}, {"k": "yx"}),
    "suffix": ({"k": [{"suffix": "x"}]}, {"k": "yx"}, {"k": "xy"}),
    "case": ({"k": [{"equals-ignore-case": "X"}]}, {"k": "x"}, {"k": "y"}),
    "wildcard": ({"k": [{"wildcard": "a*z"}]}, {"k": "abcz"}, {"k": "abc"}),
    "numeric": ({"k": [{"numeric": [">", 0, "<=", 5]}]}, {"k": 5}, {"k": 6}),
    "exists": ({"k": [{"exists": True}]}, {"k": "x"}, {"j": "x"}),
    "not exists": ({"k": [{"exists": False}]}, {"j": "x"}, {"k": "x"}),
    "cidr": ({"k": [{"cidr": "10.0.0.0/24"}]}, {"k": "10.0.0.7"}, {"k": "10.0.1.7"}),
    "or": ({"$or": [{"k": ["x"]}, {"j": ["x"]}]}, {"j": "x"}, {"k": "y"}),
    "nested": ({"k": {"deep": ["x"]}}, {"k": {"deep": "x"}}, {"k": "x"}),
    "element of a list": ({"k": ["x"]}, {"k": ["y", "x"]}, {"k": ["y"]}),
}


def play(witness) -> None:
    sns, sqs = witness.client("sns"), witness.client("sqs")
    notices, raw = (sqs.quietly("get_queue_url", QueueName=name)["QueueUrl"] for name in ["notices", "raw"])

    def received(label: str, url: str) -> None:
        arrived = []
        while True:
            messages = sqs.quietly("receive_message", QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"]).get("Messages", [])
            if not messages:
                break
            arrived += [{name: message.get(name) for name in ["Body", "MessageAttributes"]} for message in messages]
            for message in messages:
                sqs.quietly("delete_message", QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        witness.note(f"sns: delivered, {label}", arrived)

    sns.publish("passes the filter", TopicArn=NEWS, Message="one", Subject="S", MessageAttributes=KIND)
    received("in its envelope", notices)
    received("raw, with attributes", raw)
    sns.publish("fails the filter", TopicArn=NEWS, Message="two")
    received("not to who filters", notices)
    received("to who does not", raw)
    structure = json.dumps({"default": "for all", "sqs": "for queues", "email": "for mail"})
    sns.publish("message structure", TopicArn=NEWS, Message=structure, MessageStructure="json", MessageAttributes=KIND)
    received("message structure", notices)
    sns.publish("message structure without default", TopicArn=NEWS, Message='{"sqs": "x"}', MessageStructure="json")
    sns.publish("message structure that is no JSON", TopicArn=NEWS, Message="x", MessageStructure="json")
    drain(sqs, notices, raw)
    entries = [{"Id": str(n), "Message": f"batch {n}", "MessageAttributes": KIND} for n in range(2)]
    sns.publish_batch("two", TopicArn=NEWS, PublishBatchRequestEntries=entries)
    received("batch", raw)
    sns.publish_batch("the same id twice", TopicArn=NEWS, PublishBatchRequestEntries=[entries[0], entries[0]])
    sns.publish_batch("eleven", TopicArn=NEWS, PublishBatchRequestEntries=[{"Id": str(n), "Message": "x"} for n in range(11)])
    sns.publish_batch("none", TopicArn=NEWS, PublishBatchRequestEntries=[])
    limits(sns)
    topics(sns)
    filters(sns, sqs, received)


def drain(sqs, *urls: str) -> None:
    for url in urls:
        sqs.quietly("purge_queue", QueueUrl=url)


def limits(sns) -> None:
    sns.publish("no such topic", TopicArn=NEWS.replace("news", "none"), Message="x")
    sns.publish("ARN that is none", TopicArn="news", Message="x")
    sns.publish("empty message", TopicArn=NEWS, Message="")
    sns.publish("subject of 101 characters", TopicArn=NEWS, Message="x", Subject="s" * 101)
    sns.publish("subject of two lines", TopicArn=NEWS, Message="x", Subject="a\nb")
    sns.publish("over 256 KiB", TopicArn=NEWS, Message="x" * (256 * 1024 + 1))
    sns.publish("attribute of an unknown type", TopicArn=NEWS, Message="x", MessageAttributes={"a": {"DataType": "Text", "StringValue": "x"}})
    sns.publish("attribute without value", TopicArn=NEWS, Message="x", MessageAttributes={"a": {"DataType": "String"}})
    sns.publish("group on a standard topic", TopicArn=NEWS, Message="x", MessageDeduplicationId="g")


def topics(sns) -> None:
    made = sns.create_topic("new", Name="made", Attributes={"DisplayName": "Made"})["TopicArn"]
    sns.create_topic("the same again", Name="made")
    sns.create_topic("the same with another attribute", Name="made", Attributes={"DisplayName": "Other"})
    sns.get_topic_attributes("made", TopicArn=made)
    sns.get_topic_attributes("of the template", TopicArn=NEWS)
    sns.set_topic_attributes("display name", TopicArn=made, AttributeName="DisplayName", AttributeValue="Else")
    sns.set_topic_attributes("unknown name", TopicArn=made, AttributeName="Nothing", AttributeValue="x")
    sns.get_topic_attributes("no such topic", TopicArn=NEWS.replace("news", "none"))
    sns.list_topics("all")
    sns.create_topic("name that is none", Name="a b")
    sns.tag_resource("two", ResourceArn=made, Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}])
    sns.untag_resource("one", ResourceArn=made, TagKeys=["a"])
    sns.list_tags_for_resource("one", ResourceArn=made)
    sns.list_subscriptions_by_topic("of the template", TopicArn=NEWS)
    queue = "arn:aws:sqs:us-east-1:000000000000:events"
    arn = sns.subscribe("queue", TopicArn=made, Protocol="sqs", Endpoint=queue, Attributes={"RawMessageDelivery": "true"}, ReturnSubscriptionArn=True)["SubscriptionArn"]
    sns.subscribe("the same again", TopicArn=made, Protocol="sqs", Endpoint=queue, Attributes={"RawMessageDelivery": "true"})
    sns.get_subscription_attributes("queue", SubscriptionArn=arn)
    sns.set_subscription_attributes("filter", SubscriptionArn=arn, AttributeName="FilterPolicy", AttributeValue='{"a": ["b"]}')
    sns.set_subscription_attributes("filter that is none", SubscriptionArn=arn, AttributeName="FilterPolicy", AttributeValue='{"a": "b"}')
    sns.set_subscription_attributes("filter with an unknown operator", SubscriptionArn=arn, AttributeName="FilterPolicy", AttributeValue='{"a": [{"like": "b"}]}')
    sns.set_subscription_attributes("unknown name", SubscriptionArn=arn, AttributeName="Nothing", AttributeValue="x")
    sns.get_subscription_attributes("with filter", SubscriptionArn=arn)
    sns.subscribe("unknown protocol", TopicArn=made, Protocol="pigeon", Endpoint="x")
    sns.subscribe("queue that is no ARN", TopicArn=made, Protocol="sqs", Endpoint="events")
    sns.subscribe("mail", TopicArn=made, Protocol="email", Endpoint="somebody@example.com")
    sns.subscribe("no such topic", TopicArn=NEWS.replace("news", "none"), Protocol="sqs", Endpoint=queue)
    sns.unsubscribe("queue", SubscriptionArn=arn)
    sns.get_subscription_attributes("not there", SubscriptionArn=arn)
    sns.unsubscribe("again", SubscriptionArn=arn)
    sns.delete_topic("there", TopicArn=made)
    sns.delete_topic("again", TopicArn=made)


def filters(sns, sqs, received) -> None:
    """Each operator on the body: the first message passes, the second does not."""
    topic = sns.quietly("create_topic", Name="filtered")["TopicArn"]
    url = sqs.quietly("create_queue", QueueName="filtered")["QueueUrl"]
    queue = "arn:aws:sqs:us-east-1:000000000000:filtered"
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": queue}]}
    sqs.quietly("set_queue_attributes", QueueUrl=url, Attributes={"Policy": json.dumps(policy)})
    for label, (rule, *messages) in FILTERS.items():
        attributes = {"FilterPolicy": json.dumps(rule), "FilterPolicyScope": "MessageBody", "RawMessageDelivery": "true"}
        arn = sns.quietly("subscribe", TopicArn=topic, Protocol="sqs", Endpoint=queue, Attributes=attributes, ReturnSubscriptionArn=True)["SubscriptionArn"]
        for message in messages:
            sns.quietly("publish", TopicArn=topic, Message=json.dumps(message))
        received(f"filter {label}", url)
        sns.quietly("unsubscribe", SubscriptionArn=arn)
