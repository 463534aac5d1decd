"""Runs inside a function's process, in the place of AWS's runtime for Python; speaks as bootstrap-protocol.ts says."""

import decimal
import importlib
import json
import logging
import os
import resource
import socket
import sys
import time
import traceback

LEVELS = {"TRACE": 5, "FATAL": 50}
channel = socket.socket(fileno=int(os.environ.pop("NODE_CHANNEL_FD"))).makefile("rwb")
os.environ.pop("NODE_CHANNEL_SERIALIZATION_MODE", None)
current = {}


class Context:
    """What AWS hands to a handler beside its event."""

    def __init__(self, message):
        self.aws_request_id = message["requestId"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.invoked_function_arn = message["invokedArn"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.client_context = ClientContext(json.loads(message.get("clientContext") or "null"))
        self.identity = type("CognitoIdentity", (), {"cognito_identity_id": None, "cognito_identity_pool_id": None})()
        self._deadline = message["deadline"]
        if not message.get("clientContext"):
            self.client_context = None

    def get_remaining_time_in_millis(self):
        return max(0, int(self._deadline - time.time() * 1000))


class ClientContext:
    """What the client has sent about itself."""

    def __init__(self, sent):
        sent = sent or {}
        self.custom = sent.get("custom")
        self.env = sent.get("env")
        self.client = type("Client", (), sent.get("client") or {})()


class JsonFormatter(logging.Formatter):
    """Log records in AWS's JSON format."""

    def format(self, record):
        line = {
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname,
            "message": record.getMessage(),
            "logger": record.name,
            "requestId": current.get("requestId"),
        }
        if record.exc_info and record.exc_info[0]:
            line |= {"errorType": record.exc_info[0].__name__, "errorMessage": str(record.exc_info[1])}
            line["stackTrace"] = traceback.format_tb(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


class TextFormatter(logging.Formatter):
    """Log records in AWS's text format."""

    def format(self, record):
        at = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        head = f"[{record.levelname}]\t{at}.{int(record.msecs):03d}Z\t{current.get('requestId', '')}\t"
        return head + super().format(record)


class LineHandler(logging.Handler):
    """Keeps the lines of one record together as one log event."""

    def emit(self, record):
        print(self.format(record).replace("\n", "\r"))


def send(**message):
    channel.write(json.dumps(message).encode() + b"\n")
    channel.flush()


def error_record(error, error_type=None, message=None):
    return {
        "errorMessage": message or str(error),
        "errorType": error_type or type(error).__name__,
        "requestId": current.get("requestId", ""),
        "stackTrace": traceback.format_tb(error.__traceback__)[1:],
    }


def load_handler():
    name, _, function = os.environ["_HANDLER"].rpartition(".")
    module_name = name.replace("/", ".")
    try:
        module = importlib.import_module(module_name)
    except SyntaxError as error:
        raise Failure(error_record(error, "Runtime.UserCodeSyntaxError", f"Syntax error in module '{module_name}': {error}"))
    except ImportError as error:
        raise Failure(error_record(error, "Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}"))
    if not hasattr(module, function):
        missing = f"Handler '{function}' missing on module '{module_name}'"
        raise Failure(error_record(AttributeError(missing), "Runtime.HandlerNotFound"))
    return getattr(module, function)


class Failure(Exception):
    """A failure with its record."""

    def __init__(self, record):
        super().__init__(record["errorMessage"])
        self.record = record


def number(value):
    if isinstance(value, decimal.Decimal):
        return float(value)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def serialize(result):
    try:
        return json.dumps(result, ensure_ascii=False, default=number)
    except Exception as error:
        raise Failure(error_record(error, "Runtime.MarshalError", f"Unable to marshal response: {error}"))


def serve(handler, message):
    global current
    current = message
    os.environ["_X_AMZN_TRACE_ID"] = message["traceId"]
    try:
        outcome = {"result": serialize(handler(json.loads(message["event"]), Context(message)))}
    except Failure as failure:
        outcome = {"error": failure.record}
    except Exception as error:
        outcome = {"error": error_record(error)}
    if "error" in outcome:
        record = outcome["error"]
        trace = "".join(record["stackTrace"])
        print(f"[ERROR] {record['errorType']}: {record['errorMessage']}\nTraceback (most recent call last):\n{trace}".replace("\n", "\r"))
    for stream in (sys.stdout, sys.stderr):
        stream.write(f"\0{message['requestId']}\n")
        stream.flush()
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    send(kind="done", requestId=message["requestId"], memoryKiB=used // (1024 if sys.platform == "darwin" else 1), **outcome)
    current = {}


def main():
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    level = os.environ.get("AWS_LAMBDA_LOG_LEVEL")
    lines = LineHandler()
    lines.setFormatter(JsonFormatter() if os.environ.get("AWS_LAMBDA_LOG_FORMAT") == "JSON" else TextFormatter())
    logging.getLogger().addHandler(lines)
    logging.getLogger().setLevel(LEVELS.get(level, level) or logging.WARNING)
    try:
        handler = load_handler()
    except Failure as failure:
        return send(kind="loaded", error=failure.record)
    except Exception as error:
        return send(kind="loaded", error=error_record(error))
    send(kind="loaded")
    for line in channel:
        serve(handler, json.loads(line))


main()
