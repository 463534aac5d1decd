"""DuckDB's CSV reader with two threads, one scan a file: count, missing, mean, deviation, min, max and counts of values: file.csv ..."""

import sys

import duckdb

connection = duckdb.connect(config={"threads": 2})
for path in sys.argv[1:]:
    file = f"read_csv('{path}')"
    columns = connection.sql(f"DESCRIBE FROM {file}").fetchall()
    terms = []
    for name, kind, *_ in columns:
        if kind == "VARCHAR":
            terms.append(f'count("{name}"), histogram("{name}")')
        else:
            terms.append(f'count("{name}"), avg("{name}"), stddev("{name}"), min("{name}"), max("{name}")')
    print(len(connection.sql(f"SELECT count(*), {', '.join(terms)} FROM {file}").fetchall()))
