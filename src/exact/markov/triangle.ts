import { stationaryLaw } from './stationary-laws.ts';

/** Rates of a ring of three states A, B, C, and its stationary law. */
export interface Triangle {
  readonly kAB: number;
  readonly kBC: number;
  readonly kCA: number;
  readonly kBA: number;
  readonly kCB: number;
  readonly kAC: number;
  /** Stationary probabilities of A, B, C. */
  readonly p: readonly number[];
}

/** Reads the six rates and solves for the stationary law. */
export function triangleRates(rates: Readonly<Record<string, number>>): Triangle {
  const { kAB, kBC, kCA, kBA, kCB, kAC } = rates as unknown as Omit<Triangle, 'p'>;
  const channels = [
    { from: 0, to: 1, rate: kAB },
    { from: 1, to: 2, rate: kBC },
    { from: 2, to: 0, rate: kCA },
    { from: 1, to: 0, rate: kBA },
    { from: 2, to: 1, rate: kCB },
    { from: 0, to: 2, rate: kAC },
  ];
  return { kAB, kBC, kCA, kBA, kCB, kAC, p: stationaryLaw(channels, 3, ['A', 'B', 'C']) };
}

/** J = p_A k_AB − p_B k_BA, positive along A → B → C → A. */
export function stationaryCurrent({ p, kAB, kBA }: Triangle): number {
  return p[0]! * kAB - p[1]! * kBA;
}
