"""Trains the flight delay classifier: SageMaker script mode, in the image sagemaker-xgboost:3.2-0.

Reads the channels `train` and `validation` (CSV, plain or gzip, no header: the label, then the features), stops early on the
validation split, and leaves in the model folder: model.json (XGBoost's own format), columns.json (features and vocabularies)
and code/ with what serves them. The same rows give the same model
but for the order in which XGBoost's threads add.
"""

import argparse
import ast
import gzip
import json
import os
import shutil
import time

import xgboost

from columns import encode, feature_types, vocabulary

SERVING_CODE = ("serve.py", "columns.py")
GZIP_MAGIC = b"\x1f\x8b"


def parse_arguments():
    parser = argparse.ArgumentParser()
    # SageMaker reads a hyperparameter as JSON and hands it over as Python writes it; a literal is either.
    parser.add_argument("--features", type=ast.literal_eval, required=True, help="list of {name, type}, in the order of the columns")
    parser.add_argument("--rounds", type=int, default=120)
    parser.add_argument("--early_stopping_rounds", type=int, default=15)
    parser.add_argument("--eta", type=float, default=0.3)
    parser.add_argument("--max_depth", type=int, default=6)
    parser.add_argument("--min_child_weight", type=float, default=20)
    parser.add_argument("--subsample", type=float, default=0.8)
    parser.add_argument("--colsample_bytree", type=float, default=0.8)
    parser.add_argument("--max_cat_threshold", type=int, default=64)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def read_lines(folder):
    """The rows of all files of a channel, sorted: how the query engine has cut and named the files is chance."""
    return sorted(line for name in os.listdir(folder) for line in read_file(os.path.join(folder, name)))


def read_file(path):
    """The lines of a file, plain or gzip."""
    with open(path, "rb") as file:
        content = file.read()
    text = gzip.decompress(content) if content.startswith(GZIP_MAGIC) else content
    return text.decode("utf-8").splitlines()


def read_channel(folder, features):
    """The labels and the columns of text of a channel."""
    width = len(features) + 1
    rows = [line for line in read_lines(folder) if line]
    if not rows:
        raise ValueError(f"{folder} must hold rows, got none")
    for number, row in enumerate(rows, start=1):
        if row.count(",") != width - 1:
            raise ValueError(f"{folder}: row {number} must have {width} cells, got {row.count(',') + 1}")
    # All cells at once: to cut row by row takes four times as long.
    cells = ",".join(rows).split(",")
    labels, *columns = (cells[index::width] for index in range(width))
    return [float(label) for label in labels], columns


def fit(options, train, validation):
    """The booster, cut to its best round."""
    (labels, columns), (validation_labels, validation_columns) = train, validation
    features = options.features
    vocabularies = {
        feature["name"]: vocabulary(cells)
        for feature, cells in zip(features, columns, strict=True)
        if feature["type"] == "string"
    }
    settings = {"feature_types": feature_types(features), "enable_categorical": True}
    matrix = xgboost.QuantileDMatrix(encode(columns, features, vocabularies), labels, **settings)
    held_out = xgboost.QuantileDMatrix(encode(validation_columns, features, vocabularies), validation_labels, ref=matrix, **settings)
    names = ("eta", "max_depth", "min_child_weight", "subsample", "colsample_bytree", "max_cat_threshold", "seed")
    booster = xgboost.train(
        {"objective": "binary:logistic", "tree_method": "hist", "eval_metric": "auc", **{name: getattr(options, name) for name in names}},
        matrix,
        options.rounds,
        evals=[(held_out, "validation")],
        early_stopping_rounds=options.early_stopping_rounds,
        verbose_eval=25,
    )
    print(f"best round {booster.best_iteration}, validation auc {booster.best_score:.4f}")
    return booster[: booster.best_iteration + 1], vocabularies


def save(booster, vocabularies, features, folder):
    """Writes the artefact; never a pickle, which would run code when it is read."""
    booster.save_model(os.path.join(folder, "model.json"))
    with open(os.path.join(folder, "columns.json"), "w", encoding="utf-8") as file:
        json.dump({"features": features, "vocabularies": vocabularies}, file)
    code = os.path.join(folder, "code")
    os.makedirs(code, exist_ok=True)
    for name in SERVING_CODE:
        shutil.copy(os.path.join(os.path.dirname(os.path.abspath(__file__)), name), code)


def main():
    options = parse_arguments()
    started = time.monotonic()
    train, validation = (read_channel(os.environ[f"SM_CHANNEL_{name}"], options.features) for name in ("TRAIN", "VALIDATION"))
    print(f"read {len(train[0])} training and {len(validation[0])} validation rows in {time.monotonic() - started:.1f} s")
    booster, vocabularies = fit(options, train, validation)
    save(booster, vocabularies, options.features, os.environ["SM_MODEL_DIR"])
    print(f"trained in {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
