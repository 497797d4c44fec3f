/** A harmonic trap U = k(t)[x − c(t)]²/2 moved and squeezed by the palindromic Euler–Maruyama scheme. */
export interface DiscreteLinear {
  /** Stiffness and centre as functions of time. */
  k: (t: number) => number;
  c: (t: number) => number;
  mu: number;
  kT: number;
  dt: number;
  steps: number;
}

/** Exact moments of the discrete process, from equilibrium at t = 0. */
export interface DiscreteMoments {
  mean: number;
  variance: number;
  /** Protocol work: Σ of both half changes of U. */
  meanWork: number;
  /** Variance of protocol work; NaN where k changes, for then the work is not linear in x. */
  workVariance: number;
  /** Path heat kT ln[P(x→x′)/P(x′→x)] of Euler–Maruyama, given to the bath. */
  meanHeat: number;
  /** Shadow work: path heat − (protocol work − ΔE). */
  meanShadowWork: number;
}

/**
 * Mean and variance of x, and mean and variance of the work, by recursion through each step: half the change of control
 * at fixed x, x′ = x − μk(x − c)dt + √(2μkT dt)ξ with the control of t_{n+½}, the other half. With F = −k(x − c) the
 * path heat ½(F + F′)Δx + (μ dt/4)(F′² − F²) is −(k/2)(1 − μk dt/2)[(x′ − c)² − (x − c)²].
 */
export function discreteLinear({ k, c, mu, kT, dt, steps }: DiscreteLinear): DiscreteMoments {
  let now = { k: k(0), c: c(0) };
  let mean = now.c;
  let variance = kT / now.k;
  let work = 0;
  let workVariance = 0;
  let covariance = 0;
  let heat = 0;
  let linear = true;
  const energy = () => 0.5 * now.k * (variance + (mean - now.c) ** 2);
  const start = energy();

  const change = (t: number) => {
    const before = energy();
    const next = { k: k(t), c: c(t) };
    linear &&= next.k === now.k;
    const slope = -now.k * (next.c - now.c);
    workVariance += 2 * slope * covariance + slope * slope * variance;
    covariance += slope * variance;
    now = next;
    work += energy() - before;
  };

  for (let n = 0; n < steps; n++) {
    change((n + 0.5) * dt);
    const shrink = 1 - mu * now.k * dt;
    const before = variance + (mean - now.c) ** 2;
    mean = now.c + shrink * (mean - now.c);
    variance = shrink * shrink * variance + 2 * mu * kT * dt;
    covariance *= shrink;
    const after = variance + (mean - now.c) ** 2;
    heat -= 0.5 * now.k * (1 - 0.5 * mu * now.k * dt) * (after - before);
    change((n + 1) * dt);
  }
  const shadow = heat - (work - (energy() - start));
  return {
    mean,
    variance,
    meanWork: work,
    workVariance: linear ? workVariance : Number.NaN,
    meanHeat: heat,
    meanShadowWork: shadow,
  };
}
