"""The dragged trap as a good numpy user writes it: vectors over trajectories, in place, in blocks that stay in the cache."""

import numpy as np
from answer import power_sums, serve, timed

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
    parts = ((np.random.default_rng(s), n) for s, n in zip(seeds, sizes))
    w, elapsed = timed(lambda: np.concatenate([works(rng, n, **request["problem"]) for rng, n in parts]))
    return {**elapsed, "works": power_sums(w)}


serve(run)
