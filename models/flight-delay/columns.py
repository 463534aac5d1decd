"""Text cells to the model's numbers: one reading for training and serving."""

import numpy

MISSING = ("", "\\N")  # an empty cell of a request; NULL as Athena's UNLOAD writes it
NAN = float("nan")


def vocabulary(cells):
    """Category codes by value, in a stable order."""
    return {value: code for code, value in enumerate(sorted(set(cells) - set(MISSING)))}


def encode(columns, features, vocabularies):
    """A float32 matrix from columns of text; a category that training has not seen counts as missing."""
    matrix = numpy.empty((len(columns[0]) if columns else 0, len(features)), dtype=numpy.float32)
    for index, (feature, cells) in enumerate(zip(features, columns, strict=True)):
        name = feature["name"]
        if feature["type"] == "string":
            codes = vocabularies[name]
            matrix[:, index] = [codes.get(cell, NAN) for cell in cells]
        elif feature["type"] == "boolean":
            matrix[:, index] = [NAN if cell in MISSING else float(cell.lower() in ("true", "1")) for cell in cells]
        else:
            try:
                matrix[:, index] = [NAN if cell in MISSING else float(cell) for cell in cells]
            except ValueError as error:
                raise ValueError(f"column {name} must hold numbers: {error}") from error
    return matrix


def feature_types(features):
    """XGBoost's column types: c is a category, q a quantity."""
    return ["c" if feature["type"] == "string" else "q" for feature in features]
