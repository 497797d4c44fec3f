import { stationaryCurrent, triangleRates } from './markov/triangle.ts';

/**
 * Native share and turnover of the chaperone: a ring U → M → C → U with energies 0, −4, −1 kT, rates e^{−ΔF/2} and e^{±A/2} more on C ⇌ U, and N at
 * −2 kT, which only U leads to and which so keeps Boltzmann's ratio e² to it.
 */
export function chaperone(affinity: number): { native: number; turnover: number } {
  const ring = triangleRates({
    kAB: Math.exp(2),
    kBA: Math.exp(-2),
    kBC: Math.exp(-1.5),
    kCB: Math.exp(1.5),
    kCA: Math.exp((affinity - 1) / 2),
    kAC: Math.exp((1 - affinity) / 2),
  });
  // of the ring's three states and N together
  const whole = 1 + ring.p[0]! * Math.exp(2);
  return { native: 1 - 1 / whole, turnover: stationaryCurrent(ring) / whole };
}
