import { stationaryMasterEquation } from '../exact/reactions/stationary-master-equation.ts';
import { averageLaw } from '../laws/average.ts';
import type { ReactionsSpec } from '../model/jump-spec.ts';
import type { Measurement, System } from '../model/system.ts';

/** Protons inside when in balance with those outside. */
const rest = 10;

const parameters = {
  pump: { default: 60, minimum: 0, maximum: 1e4, unit: '', description: 'rate of the pump' },
  leak: { default: 0.5, minimum: 1e-3, maximum: 100, unit: '', description: 'leak, per proton' },
  synthase: { default: 1, minimum: 0, maximum: 100, unit: '', description: 'rate of the ATP synthase' },
  nH: { default: 3, minimum: 1, maximum: 4, unit: '', description: 'protons per ATP', integer: true },
  Ap: { default: 6, minimum: 0, maximum: 30, unit: 'kT', description: 'affinity of the pump' },
  dG: { default: 4, minimum: 0, maximum: 30, unit: 'kT', description: 'free energy of ATP made' },
};

const protons = ({ nH = parameters.nH.default }: Readonly<Record<string, number>>) =>
  Math.min(4, Math.max(1, Math.round(nH)));

function model(given: Readonly<Record<string, number>>): ReactionsSpec {
  const h = protons(given);
  const falling = Array.from({ length: h }, (_, i) => `(n - ${i})/${rest}`).join('*');
  return {
    parameters,
    species: { n: 4 * rest },
    reactions: [
      `0 <-> n : [pump], [pump*exp(-Ap)*n/${rest}] @ pumping`,
      `n <-> 0 : [leak*n], [leak*${rest}] @ leaking`,
      `${h} n <-> 0 : [synthase*${falling}], [synthase*exp(dG)] @ making`,
    ],
    currents: { pumped: 'pumping', leaked: 'leaking', atp: 'making' },
  };
}

interface Fluxes {
  readonly mean: number;
  readonly pumped: number;
  readonly leaked: number;
  readonly atp: number;
}

let known: { key: string; fluxes: Fluxes } | null = null;

/** Stationary mean and net fluxes of the master equation, within bounds. */
function exact(m: Measurement): Fluxes {
  const key = JSON.stringify(m.parameters);
  if (known?.key === key) return known.fluxes;
  const { pump, leak, synthase, Ap, dG } = m.parameters as Record<string, number>;
  const h = protons(m.parameters);
  const falling = (n: number) => Array.from({ length: h }).reduce<number>((x, _, i) => (x * (n - i)) / rest, 1);
  const back = pump! * Math.exp(-Ap!);
  const forward = synthase! * Math.exp(dG!);
  const rate = {
    in: () => pump!,
    out: (n: number) => (back * n) / rest,
    leakOut: (n: number) => leak! * n,
    leakIn: () => leak! * rest,
    make: (n: number) => synthase! * falling(n),
    unmake: () => forward,
  };
  // what pump and leak alone would hold, and what ATP held back by its making would push in
  const most = Math.ceil((rest * (pump! + leak! * rest)) / (back + leak! * rest) + rest * Math.exp(dG! / h)) * 2 + 50;
  const { mean, average } = stationaryMasterEquation({
    start: [4 * rest],
    most: [most],
    names: ['n'],
    reactions: [
      { change: [1], propensity: rate.in },
      { change: [-1], propensity: ([n]) => rate.out(n!) },
      { change: [-1], propensity: ([n]) => rate.leakOut(n!) },
      { change: [1], propensity: rate.leakIn },
      { change: [-h], propensity: ([n]) => (n! < h ? 0 : rate.make(n!)) },
      { change: [h], propensity: rate.unmake },
    ],
  });
  const net = (f: (n: number) => number) => average(([n]) => f(n!));
  const fluxes = {
    mean: mean[0]!,
    pumped: net((n) => rate.in() - rate.out(n)),
    leaked: net((n) => rate.leakOut(n) - rate.leakIn()),
    atp: net((n) => (n < h ? 0 : rate.make(n)) - rate.unmake()),
  };
  known = { key, fluxes };
  return fluxes;
}

/** Rate at which the number of protons comes to rest at least: by the slope of what flows out, at the start or at rest, whichever is lower. */
function slowest(p: Readonly<Record<string, number>>): number {
  const { pump, leak, synthase, Ap, dG } = p as Record<keyof typeof parameters, number>;
  const h = protons(p);
  const back = pump * Math.exp(-Ap);
  const inward = (n: number) =>
    pump - (back * n) / rest - leak * (n - rest) - h * synthase * ((n / rest) ** h - Math.exp(dG));
  const slope = (n: number) => back / rest + leak + (h * h * synthase * (n / rest) ** (h - 1)) / rest;
  let [low, high] = [0, 4 * rest];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (inward(middle) > 0) low = middle;
    else high = middle;
  }
  return slope(high);
}

const window = (m: Measurement) => m.duration - m.time('relaxed');
const late = (name: string) => (m: Measurement) => m.moments(name).mean / window(m);

const entropy = ({ parameters: p }: Measurement, pumped: number, atp: number) => pumped * p.Ap! - atp * p.dG!;

/** Chemiosmosis: protons pumped one way drive the synthesis of ATP on their way back. */
export const protonMotiveForce: System = {
  id: 'proton-motive-force',
  title: 'Proton-motive force',
  kind: 'jump',
  summary:
    'Food lets a mitochondrion pump protons across its membrane; on their way back they turn a wheel that makes ATP, several protons for each. Some leak back for nothing. What is pumped in is what leaks plus what drives synthesis, and the entropy made is what the pump spends less what the ATP keeps. Take the pump away and ATP is burnt to hold the protons.',
  model,
  duration: (p) => 40 / slowest(p),
  snapshots: { relaxed: (p) => 20 / slowest(p) },
  dt: null,
  trajectories: 5000,
  measure: { work: false, reverse: false },
  observables: {
    pumpedLate: 'pumped - pumped_relaxed',
    leakedLate: 'leaked - leaked_relaxed',
    atpLate: 'atp - atp_relaxed',
  },
  internal: ['pumpedLate', 'leakedLate', 'atpLate'],
  laws: [
    averageLaw({
      id: 'flux-balance',
      statement: 'J_pump − J_leak − n_H J_ATP = 0 in the stationary state',
      unit: 'per time',
      measured: (m) => late('pumpedLate')(m) - late('leakedLate')(m) - protons(m.parameters) * late('atpLate')(m),
      expected: () => 0,
    }),
    averageLaw({
      id: 'mean-protons',
      statement: '⟨n⟩ of the master equation',
      measured: 'n',
      expected: (m) => exact(m).mean,
    }),
    averageLaw({
      id: 'pump-flux',
      statement: 'J_pump = ⟨pump(1 − e^{−A_p}n/n₀)⟩',
      unit: 'per time',
      measured: late('pumpedLate'),
      expected: (m) => exact(m).pumped,
    }),
    averageLaw({
      id: 'atp-flux',
      statement: 'J_ATP = ⟨synthase(n!/[(n − n_H)! n₀^{n_H}] − e^{ΔG})⟩',
      unit: 'per time',
      measured: late('atpLate'),
      expected: (m) => exact(m).atp,
    }),
    averageLaw({
      id: 'entropy-production',
      statement: 'σ = J_pump A_p − J_ATP ΔG',
      unit: 'k_B per time',
      measured: (m) => entropy(m, late('pumpedLate')(m), late('atpLate')(m)),
      expected: (m) => entropy(m, exact(m).pumped, exact(m).atp),
    }),
  ],
  presets: [
    {
      title: 'Pump off: pump = 0',
      words: 'The wheel turns backward: ATP is burnt to hold the protons.',
      parameters: { pump: 0 },
    },
    {
      title: 'A leaky membrane: leak = 5',
      words: 'Protons leak back faster than they are pumped: the wheel turns backward and burns ATP.',
      parameters: { leak: 5 },
    },
  ],
  sources: ['P. Mitchell, Nature 191, 144 (1961)', 'T. L. Hill, Free Energy Transduction (1977)'],
};
