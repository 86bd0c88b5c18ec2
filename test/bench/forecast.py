"""Draws of the pool in numpy, from what ours has learned: whole arrays of rows, no loop over rows; quiet rows that are alike are climbed once, as in ours.

Usage: forecast.py FOLDER; index.json in it says what the other files hold. What units look at (`rows`) is given, and not computed here. Prints JSON: seconds, mean and share of zeros of the draws, and peak memory in MiB.
"""
import json
import resource
import sys
import time

import numpy as np

folder = sys.argv[1]
index = json.load(open(f"{folder}/index.json"))
HORIZONS, SIZE, FLOOR, AHEAD = 14, index["size"], 3, index["width"] - 1
KINDS = {"f4": "<f4", "f8": "<f8", "i4": "<i4", "i2": "<i2"}
data = {name: np.fromfile(f"{folder}/{name}", dtype=KINDS[kind]) for name, kind in index["files"].items()}
rows = data["rows"].reshape(-1, index["width"])
counts = data["counts"].reshape(len(rows), -1)
random = np.random.default_rng(1)


def trees_of(name):
    starts = data[f"{name}.starts"]
    parts = [data[f"{name}.{part}"] for part in ("feature", "cut", "left", "value")]
    return [tuple(part[a:b] for part in parts) for a, b in zip(starts[:-1], starts[1:])]


def leaf(tree, x):
    feature, cut, left, value = tree
    node = np.zeros(len(x), dtype=np.int64)
    every = np.arange(len(x))
    while True:
        column = feature[node]
        inner = column >= 0
        if not inner.any():
            return value[node]
        node = np.where(inner, left[node] + (x[every, np.maximum(column, 0)] > cut[node]), node)


def alike(x, still):
    """Rows of which each other is a copy: places of those to work out, and of each row its own among them."""
    key = np.where(still, 0, np.arange(1, len(x) + 1))
    _, first, own = np.unique(np.ascontiguousarray(np.column_stack([x, key.astype(np.float32)])).view(np.dtype((np.void, 4 * (x.shape[1] + 1)))).ravel(), return_index=True, return_inverse=True)
    return first, own.ravel()


forest = trees_of("forest")
case_starts, leaf_starts = data["forest.caseStarts"], data["forest.leafStarts"]
outcomes, levels = data["forest.outcomes"], data["forest.levels"].reshape(len(index["levels"]), -1)


def by_forest(x, still, n):
    out = np.zeros((len(x), n), dtype=np.float32)
    first, own = alike(x, still)
    mine = np.expm1(x[:, index["levels"]]).T
    for t in range(min(len(forest), n)):
        width = len(range(t, n, len(forest)))
        found = leaf(forest[t], x[first]).astype(np.int64)[own]
        starts = data["forest.starts.leaf"][leaf_starts[t]:leaf_starts[t + 1]]
        cases = data["forest.cases"][case_starts[t]:case_starts[t + 1]]
        begin, many = starts[found], starts[found + 1] - starts[found]
        one = cases[begin[:, None] + (random.random((len(x), width)) * many[:, None]).astype(np.int64)]
        level = random.integers(len(levels), size=one.shape)
        came = outcomes[one]
        out[:, t::len(forest)] = np.where(came == 0, 0, np.maximum(1, np.round(came * (mine[level, np.arange(len(x))[:, None]] + FLOOR) / (levels[level, one] + FLOOR))))
    return out


UPTO = np.array(index["upTo"], dtype=np.float64)
FIRSTS = np.concatenate([[0], UPTO[:-1] + 1])


def by_hazard(name, x, still, history, n):
    trees, base = trees_of(name), index["base"][name]
    first, own = alike(x, still)
    few, past = x[first].astype(np.float32), history[first]
    left, upto = np.ones(len(few)), np.ones((len(few), len(UPTO)))
    going = np.arange(len(few))
    for b, bound in enumerate(UPTO):
        here, seen = few[going], past[going]
        log = np.log1p(bound + 0.5)
        shares = [(seen[:, -length:] <= bound).mean(axis=1) for length in (6, 12, 24, 60, 120)]
        stops = []
        for length in (24, 90):
            span = seen[:, -length:]
            below = (span <= UPTO[b - 1]).sum(axis=1) if b else 0
            stops.append(((span <= bound).sum(axis=1) - below + 0.3) / (span.shape[1] - below + 1))
        full = np.column_stack([here, np.full(len(here), log), log - here[:, index["beside"]], *shares, *stops]).astype(np.float32)
        margin = base + sum(leaf(tree, full) for tree in trees)
        left[going] *= 1 - 1 / (1 + np.exp(-margin))
        upto[going, b] = 1 - left[going]
        going = going[left[going] > 5e-4]
        if len(going) == 0:
            break
    upto[:, -1] = 1
    upto = np.where(1 - upto <= 5e-4, 1, upto)[own]
    p = (np.arange(n) + random.random((len(x), n))) / n
    bins = np.zeros(p.shape, dtype=np.int64)
    for b in range(len(UPTO) - 1):
        more = p > upto[:, b, None]
        if not more.any():
            break
        bins += more
    below = np.where(bins == 0, 0, np.take_along_axis(upto, np.maximum(bins - 1, 0), axis=1))
    share = (p - below) / np.maximum(1e-12, np.take_along_axis(upto, bins, axis=1) - below)
    start, end = FIRSTS[bins], UPTO[bins]
    return np.where(bins == 0, 0, np.minimum(end, np.floor((start - 0.5) * ((end + 0.5) / np.maximum(0.5, start - 0.5)) ** share + 0.5)))


def by_moments(history, n):
    last = history[:, -6:]
    mean, variance = last.mean(axis=1), last.var(axis=1, ddof=1)
    out = np.zeros((len(last), n))
    at = np.flatnonzero(mean > 0)
    wide = variance[at] > mean[at]
    rate = np.repeat(mean[at, None], n, axis=1)
    shape = mean[at][wide] ** 2 / (variance[at][wide] - mean[at][wide])
    rate[wide] = random.gamma(shape[:, None], (mean[at][wide] / shape)[:, None], (wide.sum(), n))
    out[at] = random.poisson(rate)
    return out


LENGTHS, WEIGHTS = np.array([1, 3, 6, 12, 24, 60]), np.sqrt([1, 1, 1, 1, 0.7, 0.7])


def states_at(sums, month):
    return np.log1p((sums[:, month + 1, None] - sums[:, np.maximum(0, month + 1 - LENGTHS)]) / np.minimum(LENGTHS, month + 1)) * WEIGHTS


def library():
    months = counts.shape[1]
    sums = np.concatenate([np.zeros((len(counts), 1)), np.cumsum(counts, axis=1)], axis=1)
    units, ends, quiet = [], [], []
    for month in range(months - 1 - HORIZONS, 23, -3):
        units.append(np.arange(len(counts)))
        ends.append(np.full(len(counts), month))
        quiet.append(sums[:, month + 1] == sums[:, max(0, month - 59)])
    units, ends, quiet = np.concatenate(units), np.concatenate(ends), np.concatenate(quiet)
    # Unit by unit, the latest first, so that every so-manieth is the same as in ours.
    order = np.lexsort((-ends, units))
    units, ends, quiet = units[order], ends[order], quiet[order]
    still, others = np.flatnonzero(quiet), np.flatnonzero(~quiet)
    taken = np.concatenate([still[::max(10, -(-len(still) // 5000))], others[::max(1, -(-len(others) // 40000))]])
    # Of histories as near, and where nobody died all are, ours takes the latest, then by unit.
    taken = taken[np.lexsort((units[taken], -ends[taken]))]
    units, ends = units[taken], ends[taken]
    states = np.empty((len(taken), len(LENGTHS)))
    for month in np.unique(ends):
        at = ends == month
        states[at] = states_at(sums[units[at]], month)
    return units, ends, states, states_at(sums, months - 1)


def by_analogues(known, units, n):
    whose, ends, states, here = known
    out = np.zeros((len(units), HORIZONS, n))
    distinct, own = np.unique(here[units], axis=0, return_inverse=True)
    near = np.empty((len(distinct), min(150, len(states))), dtype=np.int64)
    for i in range(0, len(distinct), 200):
        part = distinct[i:i + 200]
        squares = (states ** 2).sum(axis=1) - 2 * part @ states.T
        bounds = np.partition(squares, near.shape[1] - 1, axis=1)[:, near.shape[1] - 1]
        for row, (found, bound) in enumerate(zip(squares, bounds)):
            within = np.flatnonzero(found <= bound)
            near[i + row] = within[np.argsort(found[within], kind="stable")][:near.shape[1]]
    near = near[own.ravel()]
    mine = np.expm1(here[units, 2])
    for ahead in range(1, HORIZONS + 1):
        one = near[np.arange(len(units))[:, None], random.integers(near.shape[1], size=(len(units), n))]
        came = counts[whose[one], ends[one] + ahead]
        out[:, ahead - 1] = np.where(came == 0, 0, np.maximum(1, np.round(came * (mine[:, None] + FLOOR) / (np.expm1(states[one, 2]) + FLOOR))))
    return out


began = time.perf_counter()
known = library()
draws = np.empty((len(rows), HORIZONS, SIZE), dtype=np.float32)
mean12 = counts[:, -12:].mean(axis=1)
classes = np.where(mean12 == 0, 0, 1 + np.digitize(mean12, index["classes"][1:]))
for one in range(len(index["weights"])):
    ends = np.floor(np.cumsum(index["weights"][one]) * SIZE + 0.5).astype(int)
    ends[-1] = SIZE
    parts = np.diff(ends, prepend=0)
    every = np.flatnonzero(classes == one)
    for i in range(0, len(every), 2000):
        units = every[i:i + 2000]
        x = np.repeat(rows[units], HORIZONS, axis=0)
        x[:, AHEAD] = np.tile(np.arange(1, HORIZONS + 1), len(units))
        still, history = x[:, index["ever"]] == 0, np.repeat(counts[units, -120:], HORIZONS, axis=0)
        found = [by_forest(x, still, parts[0]), by_hazard("hazard1", x, still, history, parts[1]), by_hazard("hazard2", x, still, history, parts[2]), by_moments(history, parts[3]), by_analogues(known, units, parts[4]).reshape(len(x), -1)]
        draws[units] = np.concatenate(found, axis=1).reshape(len(units), HORIZONS, SIZE)
seconds = time.perf_counter() - began
print(json.dumps({"seconds": seconds, "numpy": np.__version__, "mean": float(draws.mean(dtype=np.float64)), "zeros": float((draws == 0).mean()), "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
