import { SpecError } from '../../errors.ts';
import type { QuadratureRule } from '../gauss-legendre.ts';

/** A pair of modes e^{−(Γ ± iω₀)t}, rate Γ > 0, frequency ω₀ ≥ 0: poles of spectra at ±ω₀ ± iΓ. */
export interface Relaxation {
  rate: number;
  frequency: number;
}

/**
 * K frequencies ω > 0 and weights, Σ weight D(ω) ≈ ∫ D(ω) dω/2π over the real line, for even D with D ~ ω⁻² far out. With
 * z = (s + iω)/(s − iω) = e^{iφ}, s the scale, the real line becomes the circle; without modes the rule is the midpoint rule in φ.
 * Given modes, nodes are where the Blaschke product z^{2K−M} Π (z − z_p)/(1 − z̄_p z) of their M poles is −1 and weights are
 * 2ω′(φ)/ψ′(φ), ψ its phase: the rational Gauss rule on the circle (A. Bultheel et al., J. Comput. Appl. Math. 50, 159 (1994)), exact
 * for a D that has these poles (a mode named twice: double ones) and otherwise falls on the circle's Fourier modes below 2K − M.
 *
 * @param s of the order of the fastest frequency that matters @throws SpecError unless K is an integer above the number of modes
 */
export function frequencyRule(K: number, s: number, modes: readonly Relaxation[] = []): QuadratureRule {
  if (!(Number.isInteger(K) && K > modes.length)) throw SpecError.of('K', K, `must be an integer > ${modes.length}`);
  if (!(s > 0 && s < Infinity)) throw SpecError.of('s', String(s), 'must be finite and > 0');
  const poles = modes.flatMap(({ rate, frequency }) => {
    const size = (s + rate) ** 2 + frequency ** 2;
    const a = (s * s - rate * rate - frequency * frequency) / size;
    const b = (2 * s * frequency) / size;
    return [
      [a, b],
      [a, -b],
    ] as [number, number][];
  });
  const free = 2 * K - poles.length;
  const phase = (phi: number) =>
    poles.reduce((sum, [a, b]) => {
      const [x, y] = [1 - a * Math.cos(phi) - b * Math.sin(phi), b * Math.cos(phi) - a * Math.sin(phi)];
      return sum + phi - 2 * Math.atan2(y, x);
    }, free * phi);
  const slope = (phi: number) =>
    poles.reduce(
      (sum, [a, b]) => sum + (1 - a * a - b * b) / ((Math.cos(phi) - a) ** 2 + (Math.sin(phi) - b) ** 2),
      free,
    );

  const [nodes, weights]: [number[], number[]] = [[], []];
  for (let k = 0; k < K; k++) {
    let [low, high] = [0, Math.PI];
    for (let i = 0; i < 54; i++) {
      const middle = (low + high) / 2;
      if (phase(middle) < (2 * k + 1) * Math.PI) low = middle;
      else high = middle;
    }
    nodes.push(s * Math.tan(low / 2));
    weights.push(s / Math.cos(low / 2) ** 2 / slope(low));
  }
  return { nodes, weights };
}
