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

/** Net currents of the mean-field law: sodium in, potassium out, and turns of the pump. */
function currents(p: Neuron, Na: number, K: number) {
  const u = voltage(Na + K);
  const [out, into] = [phi(u - half) / cell.volume, phi(-u - half)];
  const per = (n: number, m: number) =>
    Array.from({ length: m }).reduce<number>((x, _, i) => (x * (n - i)) / cell.volume, 1);
  return {
    sodium: p.PNa * (p.NaOut * into - Na * out),
    potassium: p.PK * (K * out - p.KOut * into),
    pumped: p.pump * (per(Na, 3) - (Math.exp(-p.deltaMu - u - half) * p.NaOut ** 3 * per(K, 2)) / p.KOut ** 2),
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
export function restingIons(p: Neuron): { Na: number; K: number } {
  const potassiumFor = (Na: number) =>
    bisect(
      (K) => {
        const { sodium, potassium } = currents(p, Na, K);
        return sodium - 1.5 * potassium;
      },
      0,
      cell.anions + 20 * cell.capacity,
    );
  const Na = bisect(
    (n) => {
      const { sodium, pumped } = currents(p, n, potassiumFor(n));
      return sodium - 3 * pumped;
    },
    0,
    cell.anions + 20 * cell.capacity,
  );
  return { Na, K: potassiumFor(Na) };
}

/**
 * Membrane potential in kT/e at which J_Na = ratio·J_K, from concentrations inside: ln[(ratio·P_K K_o + P_Na Na_o)/(ratio·P_K K_i +
 * P_Na Na_i)]; 1.5 for the pump's 3:2 (L. J. Mullins, K. Noda, J. Gen. Physiol. 47, 117 (1963)), 1 without it (Goldman, Hodgkin and Katz).
 */
export function membranePotential(p: Neuron, inside: { Na: number; K: number }, ratio: 1 | 1.5): number {
  const side = (K: number, Na: number) => ratio * p.PK * K + p.PNa * Na;
  return Math.log(side(p.KOut, p.NaOut) / side(inside.K, inside.Na));
}
