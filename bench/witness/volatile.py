"""Puts fixed words for what differs between any two runs: ids, tokens, times and the endpoint."""

import base64
import datetime
import json
import re

VALUES = [
    (re.compile(r"https?://[\w.-]+:\d+"), "<endpoint>"),
    (re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", re.I), "<uuid>"),
    (re.compile(r"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)?"), "<time>"),
    (re.compile(r"\b20\d\d/\d\d/\d\d/\[\$LATEST\][0-9a-f]{32}"), "<log stream>"),
]
"""Fields whose value is made up by the side that answers: only that there is one is compared."""
FIELDS = {
    *["ReceiptHandle", "NextToken", "nextToken", "NextMarker", "NextContinuationToken", "UploadId", "VersionId", "SequenceNumber"],
    *["CiphertextBlob", "Signature", "SigningCertURL", "UnsubscribeURL", "ShardIterator", "NextShardIterator", "ShardId"],
    *["StartingSequenceNumber", "AccessKeyId", "SecretAccessKey", "SessionToken", "AssumedRoleId", "UserId", "RoleId", "RevisionId"],
    *["nextForwardToken", "nextBackwardToken", "uploadSequenceToken", "nextSequenceToken", "SizeBytes", "Plaintext", "traceHeader", "LogResult"],
    *["LatestStreamLabel", "ContinuationToken", "ErrorMessage", "eventID", "NextVersionIdMarker", "VersionIdMarker", "CopySourceVersionId", "ClientRequestToken", "eventId"],
    *["billedDurationInMilliseconds", "billedMemoryUsedInMB", "CodeSha256", "CodeSize", "storedBytes", "TableSizeBytes", "PublicKey"],
}
EPOCH = re.compile(r"^1[5-9]\d{8}(\d{3})?(\.\d+)?$")


def fixed(value: object, name: str = "") -> object:
    """The value as JSON with fixed words in it; `name` is its field."""
    if isinstance(value, dict):
        # The text of an error is no contract, nor is the order of a set.
        texts = {"Message"} if "Code" in value else {"cause"} if str(value.get("error")).startswith("States.") else set()
        return {key: "<text>" if key in texts else fixed(item, key) for key, item in value.items()}
    if name in ("SS", "NS", "BS"):
        return sorted(fixed(item) for item in value)
    if isinstance(value, (list, tuple)):
        return [fixed(item, name) for item in value]
    if value not in (None, "") and name in FIELDS:
        return f"<{name}>"
    if isinstance(value, datetime.datetime):
        return "<time>"
    if isinstance(value, (bytes, bytearray)):
        return text_of(bytes(value))
    if isinstance(value, str):
        return fixed_text(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and EPOCH.match(str(value)):
        return "<epoch>"
    return value


def fixed_text(text: str) -> object:
    if text[:1] in "{[" and text[-1:] in "]}":
        try:
            return {"<json>": fixed(json.loads(text))}
        except ValueError:
            pass
    if EPOCH.match(text):
        return "<epoch>"
    for pattern, word in VALUES:
        text = pattern.sub(word, text)
    return text


def text_of(data: bytes) -> object:
    try:
        return fixed_text(data.decode())
    except UnicodeDecodeError:
        return base64.b64encode(data).decode()
