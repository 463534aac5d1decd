"""DynamoDB: items, expressions, conditions, queries, pages, batches, transactions, streams, errors."""

from boto3.dynamodb.types import TypeSerializer

TABLE = "orders"
write = TypeSerializer().serialize


def item(**values: object) -> dict:
    return {name: write(value) for name, value in values.items()}


def play(witness) -> None:
    db = witness.client("dynamodb")
    tables(db)
    items(db)
    updates(db)
    queries(db)
    batches(db)
    transactions(db)
    streams(witness, db)


def tables(db) -> None:
    db.describe_table("there", TableName=TABLE)
    db.describe_table("not there", TableName="none")
    db.list_tables("all")
    db.describe_time_to_live("never set", TableName=TABLE)


def items(db) -> None:
    whole = {"id": "1", "at": 1, "kind": "a", "points": 5, "list": [1, "x", None, True], "map": {"deep": {"er": 1}}, "set": {"p", "q"}, "bytes": b"\0\1"}
    db.put_item("all types", TableName=TABLE, Item=item(**whole))
    db.get_item("all types", TableName=TABLE, Key=item(id="1", at=1))
    db.get_item("projection", TableName=TABLE, Key=item(id="1", at=1), ProjectionExpression="#m.deep, list[1]", ExpressionAttributeNames={"#m": "map"})
    db.get_item("reserved word", TableName=TABLE, Key=item(id="1", at=1), ProjectionExpression="name")
    db.get_item("not there", TableName=TABLE, Key=item(id="none", at=1))
    db.get_item("capacity", TableName=TABLE, Key=item(id="1", at=1), ReturnConsumedCapacity="TOTAL")
    db.get_item("half a key", TableName=TABLE, Key=item(id="1"))
    db.get_item("key of another type", TableName=TABLE, Key=item(id=1, at=1))
    db.get_item("no such table", TableName="none", Key=item(id="1", at=1))
    db.put_item("without key", TableName=TABLE, Item=item(id="1"))
    db.put_item("empty key", TableName=TABLE, Item=item(id="", at=1))
    db.put_item("old values", TableName=TABLE, Item=item(id="1", at=1, kind="b", points=6), ReturnValues="ALL_OLD")
    db.put_item("new values", TableName=TABLE, Item=item(id="1", at=1), ReturnValues="ALL_NEW")
    db.put_item("condition fails", TableName=TABLE, Item=item(id="1", at=1), ConditionExpression="attribute_not_exists(id)")
    db.put_item("condition fails with the item", TableName=TABLE, Item=item(id="1", at=1), ConditionExpression="attribute_not_exists(id)", ReturnValuesOnConditionCheckFailure="ALL_OLD")
    db.put_item("condition holds", TableName=TABLE, Item=item(id="2", at=1, n=1), ConditionExpression="attribute_not_exists(id)")
    db.put_item("condition that is none", TableName=TABLE, Item=item(id="2", at=1), ConditionExpression="id ==")
    db.put_item("unused value", TableName=TABLE, Item=item(id="2", at=1), ConditionExpression="attribute_exists(id)", ExpressionAttributeValues={":x": write(1)})
    db.put_item("undefined value", TableName=TABLE, Item=item(id="2", at=1), ConditionExpression="id = :y")
    db.put_item("index key of another type", TableName=TABLE, Item=item(id="3", at=1, kind=1))
    db.put_item("number of 39 digits", TableName=TABLE, Item={**item(id="3", at=1), "n": {"N": "1" * 39}})
    db.put_item("number that is none", TableName=TABLE, Item={**item(id="3", at=1), "n": {"N": "one"}})
    db.put_item("empty set", TableName=TABLE, Item={**item(id="3", at=1), "s": {"SS": []}})
    db.put_item("numbers in their short form", TableName=TABLE, Item={**item(id="3", at=1), "n": {"N": "001.500"}, "e": {"N": "1e3"}, "z": {"N": "-0"}})
    db.get_item("numbers in their short form", TableName=TABLE, Key=item(id="3", at=1))
    db.delete_item("old values", TableName=TABLE, Key=item(id="3", at=1), ReturnValues="ALL_OLD")
    db.delete_item("not there", TableName=TABLE, Key=item(id="3", at=1), ReturnValues="ALL_OLD")
    db.delete_item("condition fails", TableName=TABLE, Key=item(id="2", at=1), ConditionExpression="n > :n", ExpressionAttributeValues={":n": write(5)})


UPDATES = {
    "set and return new": ("SET n = n + :one, #k = if_not_exists(#k, :k)", "ALL_NEW"),
    "returns what changed": ("SET n = :one", "UPDATED_NEW"),
    "returns what was": ("SET n = :k", "UPDATED_OLD"),
    "append to list": ("SET l = list_append(if_not_exists(l, :none), :list)", "ALL_NEW"),
    "element of list": ("SET l[0] = :k", "ALL_NEW"),
    "element past the end": ("SET l[9] = :one", "ALL_NEW"),
    "remove": ("REMOVE l[0], #k", "ALL_NEW"),
    "add number": ("ADD m :one", "ALL_NEW"),
    "add to set": ("ADD s :set", "ALL_NEW"),
    "delete from set": ("DELETE s :part", "ALL_NEW"),
    "several clauses": ("SET a = :one REMOVE m ADD c :one", "ALL_NEW"),
    "path in nothing": ("SET no.where = :one", "ALL_NEW"),
    "key": ("SET id = :k", "ALL_NEW"),
    "overlapping paths": ("SET a = :one, a = :k", "ALL_NEW"),
    "twice the same clause": ("SET a = :one SET b = :one", "ALL_NEW"),
    "add to text": ("ADD b :one", "ALL_NEW"),
    "syntax": ("SET", "ALL_NEW"),
    "arithmetic on text": ("SET n = :k + :one", "ALL_NEW"),
}


def updates(db) -> None:
    values = {":one": write(1), ":k": write("text"), ":none": write([]), ":list": write([1, 2]), ":set": write({"x", "y"}), ":part": write({"x"})}
    db.quietly("put_item", TableName=TABLE, Item=item(id="u", at=1, n=1, b="text"))
    for label, (expression, returned) in UPDATES.items():
        used = {name: value for name, value in values.items() if name in expression.replace(",", " ").replace(")", " ").split()}
        parameters = {"ExpressionAttributeValues": used} if used else {}
        if "#k" in expression:
            parameters["ExpressionAttributeNames"] = {"#k": "kindly"}
        db.update_item(label, TableName=TABLE, Key=item(id="u", at=1), UpdateExpression=expression, ReturnValues=returned, **parameters)
    db.update_item("makes an item", TableName=TABLE, Key=item(id="u", at=2), UpdateExpression="SET v = :v", ExpressionAttributeValues={":v": write(1)}, ReturnValues="ALL_NEW")
    db.update_item("condition fails", TableName=TABLE, Key=item(id="u", at=2), UpdateExpression="SET v = :v", ConditionExpression="v > :v", ExpressionAttributeValues={":v": write(1)})


CONDITIONS = {
    "begins with": "begins_with(kind, :p)",
    "contains": "contains(words, :p)",
    "between": "points BETWEEN :a AND :b",
    "in": "points IN (:a, :b)",
    "size": "size(words) > :a",
    "type": "attribute_type(words, :l)",
    "not and or": "NOT (points = :a OR points = :b) AND attribute_exists(words)",
}


def queries(db) -> None:
    for at in range(1, 8):
        db.quietly("put_item", TableName=TABLE, Item=item(id="q", at=at, kind="even" if at % 2 == 0 else "odd", points=at, words=["p", "x"][: at % 3]))
    q = {"TableName": TABLE, "KeyConditionExpression": "id = :id", "ExpressionAttributeValues": {":id": write("q")}}
    db.query("all of a key", **q)
    db.query("backwards", **q, ScanIndexForward=False, Limit=2)
    first = db.query("first page", **q, Limit=3)
    if first.get("LastEvaluatedKey"):
        db.query("next page", **q, Limit=3, ExclusiveStartKey=first["LastEvaluatedKey"])
    db.query("exactly to the end", **q, Limit=7)
    db.query("count", **q, Select="COUNT")
    some = {"TableName": TABLE, "KeyConditionExpression": "id = :id AND #at BETWEEN :a AND :b", "ExpressionAttributeNames": {"#at": "at"}}
    db.query("range of sort keys", **some, ExpressionAttributeValues={":id": write("q"), ":a": write(2), ":b": write(4)})
    db.query("filter counts what it scanned", **{**q, "ExpressionAttributeValues": {":id": write("q"), ":r": write(5)}}, FilterExpression="points > :r")
    index = {"TableName": TABLE, "IndexName": "by-kind", "KeyConditionExpression": "kind = :k"}
    db.query("index", **index, ExpressionAttributeValues={":k": write("even")})
    db.query("page of an index", **index, ExpressionAttributeValues={":k": write("even")}, Limit=1)
    db.query("consistent read of an index", **index, ExpressionAttributeValues={":k": write("even")}, ConsistentRead=True)
    db.query("no such index", **{**index, "IndexName": "none"}, ExpressionAttributeValues={":k": write("even")})
    db.query("without partition key", TableName=TABLE, KeyConditionExpression="#at = :a", ExpressionAttributeNames={"#at": "at"}, ExpressionAttributeValues={":a": write(1)})
    db.query("filter on a key", **{**q, "ExpressionAttributeValues": {":id": write("q"), ":a": write(1)}}, FilterExpression="id = :a")
    db.query("limit 0", **q, Limit=0)
    values = {":p": write("p"), ":a": write(1), ":b": write(3), ":l": write("L")}
    for label, condition in CONDITIONS.items():
        used = {name: value for name, value in values.items() if name in condition}
        db.query(label, TableName=TABLE, KeyConditionExpression="id = :id", FilterExpression=condition, ExpressionAttributeValues={":id": write("q"), **used}, ProjectionExpression="points")
    db.scan("filter", TableName=TABLE, FilterExpression="kind = :k AND points > :r", ExpressionAttributeValues={":k": write("odd"), ":r": write(5)}, ProjectionExpression="id, points")
    db.scan("index", TableName=TABLE, IndexName="by-kind", Select="COUNT")
    db.scan("segments without a total", TableName=TABLE, Segment=0)


def batches(db) -> None:
    puts = [{"PutRequest": {"Item": item(id="b", at=at)}} for at in range(1, 4)]
    db.batch_write_item("puts", RequestItems={TABLE: puts})
    db.batch_write_item("a put and a deletion", RequestItems={TABLE: [{"PutRequest": {"Item": item(id="b", at=9)}}, {"DeleteRequest": {"Key": item(id="b", at=1)}}]})
    db.batch_write_item("the same key twice", RequestItems={TABLE: [puts[0], puts[0]]})
    db.batch_write_item("26 items", RequestItems={TABLE: [{"PutRequest": {"Item": item(id="b", at=at)}} for at in range(26)]})
    db.batch_write_item("no items", RequestItems={})
    db.batch_get_item("there and not", RequestItems={TABLE: {"Keys": [item(id="b", at=2), item(id="b", at=77)]}})
    db.batch_get_item("the same key twice", RequestItems={TABLE: {"Keys": [item(id="b", at=2), item(id="b", at=2)]}})
    db.batch_get_item("no such table", RequestItems={"none": {"Keys": [item(id="b", at=2)]}})


def transactions(db) -> None:
    put = {"Put": {"TableName": TABLE, "Item": item(id="t", at=1, n=1)}}
    db.transact_write_items("puts", TransactItems=[put, {"Put": {"TableName": TABLE, "Item": item(id="t", at=2)}}])
    failing = {"ConditionCheck": {"TableName": TABLE, "Key": item(id="t", at=2), "ConditionExpression": "attribute_exists(nothing)"}}
    db.transact_write_items("condition fails", TransactItems=[{"Delete": {"TableName": TABLE, "Key": item(id="t", at=1)}}, failing])
    db.get_item("what a failed transaction left", TableName=TABLE, Key=item(id="t", at=1))
    db.transact_write_items("the same item twice", TransactItems=[put, put])
    db.transact_get_items("there and not", TransactItems=[{"Get": {"TableName": TABLE, "Key": item(id="t", at=at)}} for at in (1, 99)])


def streams(witness, db) -> None:
    stream = witness.client("dynamodbstreams")
    arn = db.quietly("describe_table", TableName=TABLE).get("Table", {}).get("LatestStreamArn", "none")
    described = stream.quietly("describe_stream", StreamArn=arn)
    witness.note("dynamodbstreams: view", described.get("StreamDescription", {}).get("StreamViewType"))
    stream.list_streams("of the table", TableName=TABLE)
    db.quietly("put_item", TableName=TABLE, Item=item(id="s", at=1, v=1))
    db.quietly("put_item", TableName=TABLE, Item=item(id="s", at=1, v=2))
    db.quietly("put_item", TableName=TABLE, Item=item(id="s", at=1, v=2))
    db.quietly("delete_item", TableName=TABLE, Key=item(id="s", at=1))
    seen = []
    for shard in described.get("StreamDescription", {}).get("Shards", []):
        iterator = stream.quietly("get_shard_iterator", StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        while iterator:
            page = stream.quietly("get_records", ShardIterator=iterator)
            seen += [record for record in page.get("Records", []) if record["dynamodb"]["Keys"]["id"] == {"S": "s"}]
            iterator = page.get("NextShardIterator") if page.get("Records") else None
    witness.note("dynamodbstreams: records of one item", seen)
    stream.get_shard_iterator("no such shard", StreamArn=arn, ShardId="shardId-00000000000000000000-00000000", ShardIteratorType="LATEST")
