"""Plays the model server of AWS's framework images: the contract of sagemaker-inference, without Docker.

SAGEMAKER_BASE_DIR names the folder that stands for /opt/ml; SAGEMAKER_PROGRAM and SAGEMAKER_SUBMIT_DIRECTORY name the script
with `model_fn` and, if it likes, `input_fn`, `predict_fn`, `output_fn` or `transform_fn`. The port goes to file descriptor 3.
"""

import http.server
import importlib
import inspect
import json
import os
import sys
import traceback

from lifetime import end_with_parent

BASE = os.environ["SAGEMAKER_BASE_DIR"]
MODEL_DIR = os.path.join(BASE, "model")
TEXT_TYPES = ("text/csv", "application/json", "text/plain", "application/jsonlines")
PORT_FD = 3


def default_input_fn(data, content_type):
    if content_type == "application/json":
        return json.loads(data)
    if content_type == "text/csv":
        return [[float(field) for field in line.split(",")] for line in data.splitlines() if line]
    raise ValueError(f"no input_fn, and the default one does not read {content_type}")


def default_predict_fn(data, model):
    return model.predict(data)


def default_output_fn(prediction, accept):
    values = prediction.tolist() if hasattr(prediction, "tolist") else prediction
    if accept == "application/json":
        return json.dumps(values)
    if accept == "text/csv":
        rows = values if isinstance(values, list) else [values]
        return "\n".join(",".join(map(str, row)) if isinstance(row, list) else str(row) for row in rows)
    raise ValueError(f"no output_fn, and the default one does not write {accept}")


def without_context(function, *args):
    """Calls a handler of either signature: the toolkit may hand over a context as the last argument."""
    takes_context = len(inspect.signature(function).parameters) == len(args) + 1
    return function(*args, None) if takes_context else function(*args)


class Model:
    """The user's module and the model that it has loaded."""

    def __init__(self):
        sys.path.insert(0, os.environ.get("SAGEMAKER_SUBMIT_DIRECTORY", os.path.join(MODEL_DIR, "code")))
        module = importlib.import_module(os.path.splitext(os.environ.get("SAGEMAKER_PROGRAM", "inference.py"))[0])
        if not hasattr(module, "model_fn"):
            raise AttributeError(f"{module.__name__} must define model_fn")
        self.transform_fn = getattr(module, "transform_fn", None)
        self.input_fn = getattr(module, "input_fn", default_input_fn)
        self.predict_fn = getattr(module, "predict_fn", default_predict_fn)
        self.output_fn = getattr(module, "output_fn", default_output_fn)
        self.model = without_context(module.model_fn, MODEL_DIR)

    def transform(self, body, content_type, accept):
        """Answers `(bytes, content type)`."""
        data = body.decode("utf-8") if content_type in TEXT_TYPES else body
        if self.transform_fn:
            result = without_context(self.transform_fn, self.model, data, content_type, accept)
        else:
            parsed = without_context(self.input_fn, data, content_type)
            result = without_context(self.output_fn, without_context(self.predict_fn, parsed, self.model), accept)
        answer, answer_type = result if isinstance(result, tuple) else (result, accept)
        return answer.encode("utf-8") if isinstance(answer, str) else bytes(answer), answer_type


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self):
        if self.path == "/ping":
            self.answer(200, b"", "text/plain")
        elif self.path == "/execution-parameters":
            self.answer(200, json.dumps(execution_parameters()).encode(), "application/json")
        else:
            self.answer(404, b"", "text/plain")

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path != "/invocations":
            return self.answer(404, b"", "text/plain")
        accept = self.headers.get("Accept")
        if not accept or accept == "*/*":
            accept = os.environ.get("SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT", "application/json")
        content_type = self.headers.get("Content-Type", "application/json").split(";")[0].strip()
        try:
            self.answer(200, *self.server.model.transform(body, content_type, accept))
        except Exception as error:  # the toolkit answers every error of the user's code as 500
            traceback.print_exc()
            self.answer(500, f"{error}\n{traceback.format_exc()}".encode(), "text/plain")

    def answer(self, status, body, content_type):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Requests are counted by SageMaker's metrics, not logged one by one."""


def execution_parameters():
    return {
        "MaxConcurrentTransforms": int(os.environ.get("SAGEMAKER_MAX_CONCURRENT_TRANSFORMS", "1")),
        "BatchStrategy": os.environ.get("SAGEMAKER_BATCH_STRATEGY", "MULTI_RECORD"),
        "MaxPayloadInMB": int(os.environ.get("SAGEMAKER_MAX_PAYLOAD_IN_MB", "6")),
    }


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


def main():
    end_with_parent()
    server = Server(("127.0.0.1", 0), Handler)
    server.model = Model()
    with os.fdopen(PORT_FD, "w") as port:
        port.write(str(server.server_address[1]))
    print(f"serving {os.environ.get('SAGEMAKER_PROGRAM', 'inference.py')}", flush=True)
    server.serve_forever()


main()
