"""Serves the flight delay classifier inside AWS's framework image: the functions that its model server calls.

Rows come as CSV (the features in order, no header, an empty cell is missing) or JSON (a list of objects by feature name);
each gets the probability that the flight arrives more than 15 minutes late.
"""

import json
import os

import xgboost

from columns import encode, feature_types


class Model:
    """The booster and what is needed to read its input."""

    def __init__(self, folder):
        self.booster = xgboost.Booster(model_file=os.path.join(folder, "model.json"))
        with open(os.path.join(folder, "columns.json"), encoding="utf-8") as file:
            columns = json.load(file)
        self.features = columns["features"]
        self.vocabularies = columns["vocabularies"]


def model_fn(model_dir):
    return Model(model_dir)


def input_fn(data, content_type):
    """Rows: lists of text cells (CSV) or objects (JSON)."""
    kind = content_type.split(";")[0].strip()
    text = data.decode("utf-8") if isinstance(data, bytes | bytearray) else data
    if kind == "text/csv":
        return [line.split(",") for line in text.splitlines() if line]
    if kind == "application/json":
        rows = json.loads(text)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ValueError("the body must be a JSON list of objects")
        return rows
    raise ValueError(f"content type must be text/csv or application/json, got {content_type}")


def predict_fn(rows, model):
    """A score a row."""
    if not rows:
        return []
    names = [feature["name"] for feature in model.features]
    columns = list(zip(*(cells(number, row, names) for number, row in enumerate(rows, start=1)), strict=True))
    matrix = encode(columns, model.features, model.vocabularies)
    data = xgboost.DMatrix(matrix, feature_types=feature_types(model.features), enable_categorical=True)
    return model.booster.predict(data).tolist()


def cells(number, row, names):
    """The text cells of a row in the order of the features."""
    if isinstance(row, dict):
        unknown = sorted(set(row) - set(names))
        if unknown:
            raise ValueError(f"row {number} has the unknown feature {unknown[0]}")
        return ["" if row.get(name) is None else str(row[name]) for name in names]
    if len(row) != len(names):
        raise ValueError(f"row {number} must have {len(names)} cells, got {len(row)}")
    return row


def output_fn(prediction, accept):
    kind = accept.split(";")[0].strip()
    if kind in ("text/csv", "*/*", ""):
        return "".join(f"{score:.6f}\n" for score in prediction), "text/csv"
    if kind == "application/json":
        return json.dumps([round(score, 6) for score in prediction]), "application/json"
    raise ValueError(f"accept must be text/csv or application/json, got {accept}")
