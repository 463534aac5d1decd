"""Evidently's drift preset with its defaults: baseline.csv live.csv."""

import sys

import pandas
from evidently import Report
from evidently.presets import DataDriftPreset

baseline, live = (pandas.read_csv(path) for path in sys.argv[1:3])
drifted = Report([DataDriftPreset()]).run(live, baseline).dict()["metrics"][0]["value"]
print(drifted)
