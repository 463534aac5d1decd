"""Makes drift.json: what NumPy and SciPy say of small samples. Run with `python make.py` and prettier (numpy 2.4.6, scipy 1.17.1)."""

import json
import pathlib

import numpy as np
from scipy import special, stats
from scipy.spatial import distance

rng = np.random.default_rng(20261121)
PSEUDO_COUNT = 0.5


def binned(name, baseline, live):
    b, l = np.array(baseline, float), np.array(live, float)
    p, q = b / b.sum(), l / l.sum()
    smooth_p = (b + PSEUDO_COUNT) / (b.sum() + PSEUDO_COUNT * len(b))
    smooth_q = (l + PSEUDO_COUNT) / (l.sum() + PSEUDO_COUNT * len(l))
    chi2 = stats.chi2_contingency([b, l], correction=False)
    # Both samples weighted alike: as many rows of each, in the same shares.
    balanced = stats.chi2_contingency([p * 1e6, q * 1e6], correction=False)
    return {
        "name": name,
        "baseline": baseline,
        "live": live,
        "psi": float(np.sum((smooth_q - smooth_p) * np.log(smooth_q / smooth_p))),
        "js": float(distance.jensenshannon(p, q)),
        "hellinger": float(np.linalg.norm(np.sqrt(p) - np.sqrt(q)) / np.sqrt(2)),
        "linf": float(np.max(np.abs(p - q))),
        "cramersV": float(np.sqrt(balanced.statistic / 2e6)),
        "chi2": float(chi2.statistic),
        "pValue": float(chi2.pvalue),
    }


def ordered(name, baseline, live):
    b, l = np.array(baseline, float), np.array(live, float)
    d = stats.ks_2samp(b, l, method="asymp").statistic
    n, m = len(b), len(l)
    return {
        "name": name,
        "baseline": b.tolist(),
        "live": l.tolist(),
        "ks": float(d),
        "ksPValue": float(special.kolmogorov(d * np.sqrt(n * m / (n + m)))),
        "robust": float(max(0, d - 1.8 * np.sqrt((n + m) / (n * m)))),
        "wasserstein": float(stats.wasserstein_distance(b, l) / np.std(b)),
    }


oracles = {
    "binned": [
        binned("even bins", [100, 100, 100, 100, 100], [90, 120, 80, 110, 130]),
        binned("10 % ones, then 90 %", [900, 100], [20, 180]),
        binned("many bins of different sizes", [531, 317, 211, 97, 61, 40, 32, 23, 19], [142, 98, 80, 31, 9, 20, 11, 8, 17]),
    ],
    "ordered": [
        ordered("normal, shifted", rng.normal(0, 1, 90).round(3), rng.normal(0.4, 1, 60).round(3)),
        ordered("counts with ties", rng.poisson(2, 120), rng.poisson(4, 80)),
        ordered("log-normal, wider", (-1 + rng.lognormal(1, 1, 70)).round(2), (-1 + rng.lognormal(1, 1.5, 70)).round(2)),
    ],
}
pathlib.Path(__file__).with_name("drift.json").write_text(json.dumps(oracles) + "\n")
