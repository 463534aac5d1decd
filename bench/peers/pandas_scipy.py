"""The statistics of a drift check by hand, no report: baseline.csv live.csv."""

import sys

import numpy
import pandas
from scipy import stats

baseline, live = (pandas.read_csv(path) for path in sys.argv[1:3])
for name in baseline.columns:
    before, now = baseline[name], live[name]
    missing = before.isna().mean(), now.isna().mean()
    if pandas.api.types.is_numeric_dtype(before):
        before, now = before.dropna(), now.dropna()
        edges = numpy.unique(numpy.quantile(before, numpy.linspace(0, 1, 11)))
        shares = [numpy.histogram(values, edges)[0] / len(values) + 1e-6 for values in (before, now)]
        score = float(((shares[0] - shares[1]) * numpy.log(shares[0] / shares[1])).sum())
        p = stats.ks_2samp(before, now).pvalue
        moments = before.describe(), now.describe()
    else:
        counts = pandas.concat([before.value_counts(), now.value_counts()], axis=1).fillna(0).to_numpy()
        shares = counts / counts.sum(axis=0) + 1e-6
        score = float(((shares[:, 0] - shares[:, 1]) * numpy.log(shares[:, 0] / shares[:, 1])).sum())
        p = stats.chi2_contingency(counts + 1e-9).pvalue
    print(f"{name}: psi {score:.4f}, p {p:.3g}, missing {missing}")
