"""Bennett's acceptance ratio with its error by pymbar, from normal works that obey Crooks' theorem exactly."""

import numpy as np
from answer import serve, timed

try:
    from pymbar import other_estimators

    bar = lambda f, r: other_estimators.bar(f, r)
except ImportError:  # before pymbar 4
    from pymbar import BAR

    bar = lambda f, r: BAR(f, r, return_dict=True)


def run(request):
    rng = np.random.default_rng(request["seed"])
    df, sigma, count = request["freeEnergyDifference"], request["sigma"], request["count"]
    forward = rng.normal(df + sigma**2 / 2, sigma, count)
    reverse = rng.normal(-df + sigma**2 / 2, sigma, count)
    result, elapsed = timed(lambda: bar(forward, reverse))
    return {**elapsed, "value": float(result["Delta_f"]), "standardError": float(result["dDelta_f"])}


serve(run)
