"""The hairpin pulled open and folded back, as a good numpy user writes it, and ΔF by Bennett's acceptance ratio."""

import numpy as np
from answer import serve, timed

BLOCK = 2**13


def start(rng, count, at, kT, kappa, barrier, tilt, a):
    """Equilibrium with the trap at `at`: its distribution, tabulated, inverted."""
    x = np.linspace(-6 * a, 6 * a, 20001)
    u = (barrier * ((x / a) ** 2 - 1) ** 2 + tilt * (x + a) / (2 * a) + kappa * (x - at) ** 2 / 2) / kT
    p = np.exp(u.min() - u)
    cumulative = np.concatenate(([0.0], np.cumsum(0.5 * (p[1:] + p[:-1]))))
    return np.interp(rng.random(count), cumulative / cumulative[-1], x)


def works(rng, count, first, last, barrier, tilt, kappa, a, mu, kT, dt, steps):
    """Works in kT; the trap moves by half a step, by whole steps, and by half a step."""
    drift, noise, move = mu * dt, np.sqrt(2 * mu * kT * dt), (last - first) / steps
    at = first + move * np.concatenate(([0.0], np.arange(steps) + 0.5, [steps]))
    x = start(rng, count, first, kT, kappa, barrier, tilt, a)
    w, z, f = np.zeros(count), np.empty(count), np.empty(count)
    for n in range(steps):
        np.subtract(0.5 * (at[n] + at[n + 1]), x, out=f)
        f *= kappa * (at[n + 1] - at[n])
        w += f
        np.multiply(x, x, out=f)
        f -= a * a
        f *= -4 * barrier / a**4 * drift
        f -= kappa * drift
        f *= x
        f += drift * (kappa * at[n + 1] - tilt / (2 * a))
        x += f
        rng.standard_normal(out=z)
        z *= noise
        x += z
    w += kappa * (at[-1] - at[-2]) * (0.5 * (at[-1] + at[-2]) - x)
    return w / kT


def bar(forward, reverse):
    """Bennett's root for as many works of each direction, and the error of Shirts et al., PRL 91, 140601 (2003)."""
    low, high = -reverse.max(), forward.max()
    while high - low > 1e-9:
        c = 0.5 * (low + high)
        if np.sum(1 / (1 + np.exp(forward - c))) > np.sum(1 / (1 + np.exp(reverse + c))):
            high = c
        else:
            low = c
    c = 0.5 * (low + high)
    information = sum(np.sum(1 / (2 + 2 * np.cosh(d))) for d in (forward - c, reverse + c))
    return c, np.sqrt(1 / information - 1 / len(forward) - 1 / len(reverse))


def run(request):
    count, problem = request["pulls"], request["problem"]
    first, last = problem.pop("start"), problem.pop("end")
    sizes = [min(BLOCK, count - done) for done in range(0, count, BLOCK)]
    seeds = iter(np.random.SeedSequence(request["seed"]).spawn(2 * len(sizes)))

    def pulled(a, b):
        return np.concatenate([works(np.random.default_rng(next(seeds)), n, a, b, **problem) for n in sizes])

    (value, error), elapsed = timed(lambda: bar(pulled(first, last), pulled(last, first)))
    return {**elapsed, "value": value, "standardError": error}


serve(run)
