"""The three scores of a window in numpy, as a reader of the challenge's rules would write them: whole arrays, no loop over rows.

Usage: scoring.py DRAWS OUTCOMES SIZE RUNS; both files hold raw little-endian numbers, float32 and float64. Prints JSON: milliseconds of each run, and the scores.
"""
import json
import sys
import time

import numpy as np

BINS = np.array([0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5])


def scores(draws, y):
    n = draws.shape[1]
    ordered = np.sort(draws, axis=1).astype(np.float64)
    crps = np.abs(ordered - y[:, None]).mean(axis=1) - ordered @ (2 * np.arange(n) - n + 1) / n**2
    lower, upper = np.quantile(ordered, [0.05, 0.95], axis=1)
    mis = upper - lower + 20 * np.maximum(lower - y, 0) + 20 * np.maximum(y - upper, 0)
    hits = (np.digitize(draws, BINS) == np.digitize(y, BINS)[:, None]).sum(axis=1)
    ign = -np.log2((hits + 1) / (n + len(BINS)))
    return {"crps": crps.mean(), "ign": ign.mean(), "mis": mis.mean()}


draws = np.fromfile(sys.argv[1], dtype="<f4").reshape(-1, int(sys.argv[3]))
y = np.fromfile(sys.argv[2], dtype="<f8")
times = []
for _ in range(int(sys.argv[4])):
    began = time.perf_counter()
    found = scores(draws, y)
    times.append(1000 * (time.perf_counter() - began))
print(json.dumps({"times": times, "numpy": np.__version__, **found}))
