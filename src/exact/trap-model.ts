import { integrate } from './integrate.ts';

/** Lanczos' approximation, g = 7 (C. Lanczos, SIAM J. Numer. Anal. 1, 86 (1964)), to 1e-15 for z ≥ ½. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Γ(1 + x) for x > −½. */
export function gammaOfOnePlus(x: number): number {
  const sum = lanczos.reduce((s, c, i) => (i === 0 ? c : s + c / (x + i)), 0);
  const t = x + 7.5;
  return Math.sqrt(2 * Math.PI) * t ** (x + 0.5) * Math.exp(-t) * sum;
}

const accuracy = { tolerance: 1e-9, noise: 1e-13 };

/** Steps of the trapezium rule to the width of the strip in which its integrand is analytic: an error of e^{−12π}. */
const steps = 6;

/**
 * Chance that a wait lasts longer than t where traps τ have the law sin(πx)/[π(τ^x + 2cos(πx) + τ^{−x})τ], 0 < x < 1, which is
 * Mittag-Leffler's E_x(−t^x): (sin πx/2π)∫ e^{−te^y}/(cosh xy + cos πx) dy over y = −ln τ. The nearer x is to 1, the sharper its peak at 0;
 * with sinh(xy/2) = c sinh u, c = cos(πx/2), it is as wide for any x,
 *
 *   (sin(πx/2)/πx)∫ e^{−te^y}/(cosh u cosh(xy/2)) du,
 *
 * by the trapezium rule, whose error vanishes exponentially with its step: |Im xy/2| ≤ |Im u| < πx/4 keeps e^y to the right.
 */
export function longWait(x: number, t: number): number {
  const c = Math.cos((Math.PI * x) / 2);
  const stretched = (y: number) => Math.asinh(Math.sinh((x * y) / 2) / c);
  const h = (Math.PI * x) / 4 / steps;
  const end = stretched(Math.log(40 / t));
  const begin = stretched(Math.min(0, -Math.log(t)) - 36 / x);
  let sum = 0;
  for (let u = end; u > begin; u -= h) {
    const z = c * Math.sinh(u);
    sum += Math.exp(-t * Math.exp((2 * Math.asinh(z)) / x)) / (Math.cosh(u) * Math.sqrt(1 + z * z));
  }
  return (Math.sin((Math.PI * x) / 2) / (Math.PI * x)) * h * sum;
}

/**
 * Chance that no jump falls into (tw, tw + t), started in a fresh trap at 0, x < 1: either the first wait is longer, or the last jump
 * came at s < tw and its wait is. Jumps come at the rate s^{x−1}/Γ(x) exactly (the fractional Poisson process; N. Laskin, Commun.
 * Nonlinear Sci. Numer. Simul. 8, 201 (2003)).
 */
export function ageingSurvival(x: number, tw: number, t: number): number {
  // jumps are even in v = (s/tw)^x
  const { value } = integrate((v) => longWait(x, t + tw * (1 - v ** (1 / x))), [0, 0.5, 0.9, 0.99, 1], accuracy);
  return longWait(x, tw + t) + (tw ** x / gammaOfOnePlus(x)) * value;
}

/**
 * The same after infinitely many jumps, a function of t/tw alone: (sin πx/π)∫_{t/(t+tw)}^1 (1 − u)^{x−1} u^{−x} du (J.-P. Bouchaud, D. S.
 * Dean, J. Phys. I 5, 265 (1995)), in s = (1 − u)^x.
 */
export function ageingLimit(x: number, ratio: number): number {
  const end = (1 / (1 + ratio)) ** x;
  const { value } = integrate((s) => (1 - s ** (1 / x)) ** -x, [0, end / 2, end * 0.9, end], accuracy);
  return (Math.sin(Math.PI * x) / (Math.PI * x)) * value;
}

/** Chance of no jump within t in equilibrium, x > 1: (x − 1)t^{1−x}γ(x − 1, t) = ∫₀¹ e^{−t/τ} d(τ^{1−x}), traps τ ≥ 1. */
export const equilibriumSurvival = (x: number, t: number): number =>
  integrate((v) => Math.exp(-t * v ** (1 / (x - 1))), [0, 1e-6, 1e-3, 0.1, 0.5, 1], accuracy).value;
