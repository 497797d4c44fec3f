import { stationaryLaw } from './markov/stationary-laws.ts';

/** Probability to be on, turns per time, and entropy made per time in k_B, of one gene. */
export interface GeneSwitch {
  readonly on: number;
  readonly current: number;
  readonly entropy: number;
}

/**
 * The cycle off → off, bound → on, bound → on → off in its stationary state, the factor being at concentration c: rates 0.1c, 20, 2, 1
 * ahead and 1, 0.01, 20c, 0.01 back, which make an affinity of ln 2000, and of `scale` times that by e^{±(scale − 1)(ln 2000)/2} on the
 * last pair (after J. Estrada et al., Cell 166, 234 (2016)).
 */
export function geneSwitch(c: number, scale: number): GeneSwitch {
  const affinity = scale * Math.log(2000);
  const less = Math.exp((affinity - Math.log(2000)) / 2);
  const channels = [
    { from: 0, to: 1, rate: 0.1 * c },
    { from: 1, to: 0, rate: 1 },
    { from: 1, to: 2, rate: 20 },
    { from: 2, to: 1, rate: 0.01 },
    { from: 2, to: 3, rate: 2 },
    { from: 3, to: 2, rate: 20 * c },
    { from: 3, to: 0, rate: less },
    { from: 0, to: 3, rate: 0.01 / less },
  ];
  const p = stationaryLaw(channels, 4);
  const current = 0.1 * c * p[0]! - p[1]!;
  return { on: p[2]! + p[3]!, current, entropy: current * affinity };
}
