"""The dragged trap as a good numba user writes it: one trajectory after another, blocks of them in parallel, numba's own normals."""

import numba
import numpy as np
from answer import power_sums, serve, timed

BLOCK = 2**12


@numba.njit(parallel=True)
def works(seed, count, k, v, mu, kT, dt, steps):
    w = np.empty(count)
    move, drift, noise = v * dt, mu * k * dt, np.sqrt(2 * mu * kT * dt)
    pull, half = k * move, 0.5 * v * dt
    for block in numba.prange((count + BLOCK - 1) // BLOCK):
        np.random.seed(seed * 65536 + block)
        for i in range(block * BLOCK, min(count, (block + 1) * BLOCK)):
            x = np.sqrt(kT / k) * np.random.standard_normal()
            sum = 0.5 * pull * (0.25 * move - x)
            x += drift * (half - x) + noise * np.random.standard_normal()
            for n in range(1, steps):
                at = n * move
                sum += pull * (at - x)
                x += drift * (at + half - x) + noise * np.random.standard_normal()
            w[i] = sum + 0.5 * pull * ((steps - 0.25) * move - x)
    return w


def run(request):
    problem = {name: float(value) for name, value in request["problem"].items()}
    problem["steps"] = request["problem"]["steps"]
    w, elapsed = timed(lambda: works(request["seed"], request["trajectories"], **problem))
    return {**elapsed, "works": power_sums(w)}


serve(run)
