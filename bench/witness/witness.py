"""Makes calls and records what each answered, so that two sides can be compared call by call."""

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.response import StreamingBody

from volatile import fixed

CONFIG = Config(retries={"total_max_attempts": 1}, read_timeout=30, s3={"addressing_style": "path"})


class Answer(dict):
    """An answer in which a missing field is empty text, so that one failure does not end a scenario."""

    def __missing__(self, key: str) -> str:
        return ""


class Client:
    """A boto3 client whose every call is recorded under a label: `client.send_message("empty body", QueueUrl=url)`."""

    def __init__(self, witness: "Witness", client: object) -> None:
        self._witness = witness
        self._client = client

    def __getattr__(self, operation: str):
        def call(label: str, **parameters: object) -> Answer:
            service = self._client.meta.service_model.service_name
            return self._witness.record(f"{service} {operation}: {label}", lambda: getattr(self._client, operation)(**parameters))

        return call

    def quietly(self, operation: str, **parameters: object) -> Answer:
        """A call that only prepares another."""
        try:
            return Answer(getattr(self._client, operation)(**parameters))
        except (ClientError, BotoCoreError):
            return Answer()


class Witness:
    """One side: its clients and the records of all calls."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self.records: dict[str, object] = {}

    def boto(self, service: str, **options: object) -> object:
        keys = {"aws_access_key_id": "000000000000", "aws_secret_access_key": "any", **options}
        return boto3.client(service, endpoint_url=self.endpoint, region_name="us-east-1", config=CONFIG, **keys)

    def client(self, service: str, **options: object) -> Client:
        return Client(self, self.boto(service, **options))

    def note(self, label: str, value: object) -> None:
        """Records what came out otherwise than as the answer of a call."""
        if label in self.records:
            raise ValueError(f"two records have the label {label}")
        self.records[label] = fixed(value)

    def record(self, label: str, call) -> Answer:
        try:
            answer = call()
        except ClientError as error:
            status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
            self.note(label, {"Error": error.response.get("Error", {}).get("Code"), "status": status})
            return Answer()
        except (BotoCoreError, ValueError, KeyError) as error:
            self.note(label, {"ClientFailure": type(error).__name__})
            return Answer()
        self.note(label, shown(answer))
        return Answer(answer)


def shown(answer: dict) -> dict:
    """The answer with its status for the metadata; a stream is read, and what it held takes its place."""
    status = answer.get("ResponseMetadata", {}).get("HTTPStatusCode")
    for name, value in list(answer.items()):
        if isinstance(value, StreamingBody):
            answer[name] = value.read()
    return {**{name: value for name, value in answer.items() if name != "ResponseMetadata"}, "status": status}
