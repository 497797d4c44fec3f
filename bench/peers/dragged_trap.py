"""The dragged trap as a good numpy user writes it: vectors over trajectories, in place, in blocks that stay in the cache.

Reads requests, one JSON object a line, and answers each with seconds and the power sums of the works.
"""

import json
import sys
import time

import numpy as np

BLOCK = 2**14


def works(rng, count, k, v, mu, kT, dt, steps):
    drift, noise = mu * k * dt, np.sqrt(2 * mu * kT * dt)
    at = v * dt * np.concatenate(([0.0], np.arange(steps) + 0.5, [steps]))
    x = rng.standard_normal(count)
    x *= np.sqrt(kT / k)
    w, z, f = np.zeros(count), np.empty(count), np.empty(count)
    for n in range(steps):
        np.subtract(0.5 * (at[n] + at[n + 1]), x, out=f)
        f *= k * (at[n + 1] - at[n])
        w += f
        np.subtract(at[n + 1], x, out=f)
        f *= drift
        x += f
        rng.standard_normal(out=z)
        z *= noise
        x += z
    w += k * (at[-1] - at[-2]) * (0.5 * (at[-1] + at[-2]) - x)
    return w


def run(request):
    count = request["trajectories"]
    sizes = [min(BLOCK, count - first) for first in range(0, count, BLOCK)]
    seeds = np.random.SeedSequence(request["seed"]).spawn(len(sizes))
    began, used = time.perf_counter(), time.process_time()
    w = np.concatenate([works(np.random.default_rng(s), n, **request["problem"]) for s, n in zip(seeds, sizes)])
    seconds, cpu_seconds = time.perf_counter() - began, time.process_time() - used
    d = w - w.mean()
    return {
        "seconds": seconds,
        "cpuSeconds": cpu_seconds,
        "works": {
            "count": count,
            "mean": w.mean(),
            "m2": (d**2).sum(),
            "m3": (d**3).sum(),
            "m4": (d**4).sum(),
            "minimum": w.min(),
            "maximum": w.max(),
        },
    }


print(json.dumps({"numpy": np.__version__, "python": sys.version.split()[0]}), flush=True)
for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
