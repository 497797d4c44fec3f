import { linearNoise, type SmoothReaction } from './reactions/linear-noise.ts';

/** A cell between sodium and potassium: permeabilities, concentrations outside (mM), the pump. */
export interface Neuron {
  readonly PNa: number;
  readonly PK: number;
  readonly NaOut: number;
  readonly KOut: number;
  /** Rate constant of the pump, per mM³. */
  readonly pump: number;
  /** Free energy of ATP in kT. */
  readonly deltaMu: number;
}

export interface IonLaw {
  readonly mean: number;
  readonly variance: number;
}

/** Ions per mM, the elementary charges that make up kT/e, and anions that are always inside. */
export const cell = { volume: 100, capacity: 2000, anions: 20_962 } as const;

/** kT/e in mV at 37 °C. */
export const thermalVoltage = 26.73;

/** φ(u) = u/(1 − e^{−u}). */
const phi = (u: number) => (Math.abs(u) < 1e-6 ? 1 + u / 2 : u / -Math.expm1(-u));

/** Half a charge, by which each crossing sees the voltage before and after it. */
const half = 0.5 / cell.capacity;

/** eV/kT of so many ions in all. */
const voltage = (ions: number) => (ions - cell.anions) / cell.capacity;

const out = (Na: number, K: number) => phi(voltage(Na + K) - half) / cell.volume;
const into = (Na: number, K: number) => phi(-voltage(Na + K) - half);

/** (n/Ω)((n − 1)/Ω)… of m ions. */
const per = (n: number, m: number) =>
  Array.from({ length: m }).reduce<number>((x, _, i) => (x * (n - i)) / cell.volume, 1);

/** What changes the numbers of sodium and potassium ions: each leak and the pump, forth and back. */
function crossings(p: Neuron) {
  const reaction = (Na: number, K: number, propensity: (Na: number, K: number) => number): SmoothReaction => ({
    change: [Na, K],
    propensity: ([m, n]) => propensity(m!, n!),
  });
  const burnt = (Na: number, K: number) => Math.exp(-p.deltaMu - voltage(Na + K) - half);
  return {
    sodiumIn: reaction(1, 0, (Na, K) => p.PNa * p.NaOut * into(Na, K)),
    sodiumOut: reaction(-1, 0, (Na, K) => p.PNa * Na * out(Na, K)),
    potassiumOut: reaction(0, -1, (Na, K) => p.PK * K * out(Na, K)),
    potassiumIn: reaction(0, 1, (Na, K) => p.PK * p.KOut * into(Na, K)),
    pumped: reaction(-3, 2, (Na) => p.pump * per(Na, 3)),
    unpumped: reaction(3, -2, (Na, K) => (p.pump * burnt(Na, K) * p.NaOut ** 3 * per(K, 2)) / p.KOut ** 2),
  };
}

/** Net currents of the mean-field law: sodium in, potassium out, and turns of the pump. */
function currents(p: Neuron) {
  const { sodiumIn, sodiumOut, potassiumOut, potassiumIn, pumped, unpumped } = crossings(p);
  return (Na: number, K: number) => {
    const net = (there: SmoothReaction, back: SmoothReaction) => there.propensity([Na, K]) - back.propensity([Na, K]);
    return {
      sodium: net(sodiumIn, sodiumOut),
      potassium: net(potassiumOut, potassiumIn),
      pumped: net(pumped, unpumped),
    };
  };
}

/** Root of a falling function. */
function bisect(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let i = 0; i < 80; i++) {
    const middle = (a + b) / 2;
    if (f(middle) > 0) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/**
 * Ions inside where neither number changes: for each number of sodium ions that of potassium at which the membrane carries no charge
 * beyond the pump's, J_Na = (3/2)J_K, and of these the one at which the pump brings out what leaks in.
 */
function restingIons(p: Neuron): { Na: number; K: number } {
  const current = currents(p);
  const potassiumFor = (Na: number) =>
    bisect(
      (K) => {
        const { sodium, potassium } = current(Na, K);
        return sodium - 1.5 * potassium;
      },
      0,
      cell.anions + 20 * cell.capacity,
    );
  const Na = bisect(
    (n) => {
      const { sodium, pumped } = current(n, potassiumFor(n));
      return sodium - 3 * pumped;
    },
    0,
    cell.anions + 20 * cell.capacity,
  );
  return { Na, K: potassiumFor(Na) };
}

/** Mean and variance of the number of either ion in a resting cell, by the linear noise about the fixed point. */
export function restingLaw(p: Neuron): { Na: IonLaw; K: IonLaw } {
  const { Na, K } = restingIons(p);
  const { mean, covariance } = linearNoise(Object.values(crossings(p)), [Na, K]);
  const law = (i: number): IonLaw => ({ mean: mean[i]!, variance: covariance[i]![i]! });
  return { Na: law(0), K: law(1) };
}

/**
 * Membrane potential in kT/e at which J_Na = ratio·J_K, from concentrations inside: ln[(ratio·P_K K_o + P_Na Na_o)/(ratio·P_K K_i +
 * P_Na Na_i)]; 1.5 for the pump's 3:2 (L. J. Mullins, K. Noda, J. Gen. Physiol. 47, 117 (1963)), 1 without it (Goldman, Hodgkin and Katz).
 */
export function membranePotential(p: Neuron, inside: { Na: number; K: number }, ratio: 1 | 1.5): number {
  const side = (K: number, Na: number) => ratio * p.PK * K + p.PNa * Na;
  return Math.log(side(p.KOut, p.NaOut) / side(inside.K, inside.Na));
}
