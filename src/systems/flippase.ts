import { averageLaw } from '../laws/average.ts';
import type { Measurement, System } from '../model/system.ts';

const rates = ({ parameters: p }: Measurement) => {
  const back = p.p! * Math.exp(-p.deltaMu! / p.kT!);
  return { inward: p.k! + p.p!, outward: p.k! + back, pumpBack: back };
};

/** Ratio of lipids inside to outside. */
const ratio = (m: Measurement) => rates(m).inward / rates(m).outward;

/** Share of lipids inside. */
const inside = (m: Measurement) => rates(m).inward / (rates(m).inward + rates(m).outward);

/** Lipids that leak back, and are pumped, per time. */
const leak = (m: Measurement) => m.parameters.k! * m.parameters.lipids! * (2 * inside(m) - 1);

/** An enzyme that keeps the two leaves of a membrane different. */
export const flippase: System = {
  id: 'flippase',
  title: 'Flippase',
  kind: 'jump',
  summary:
    'Lipids flip between the two leaves of a membrane by themselves, as fast one way as the other, and an enzyme that burns ATP pumps them inward. Cells keep their leaves different this way for as long as they live. To hold the ratio R against the leak costs at least J·kT·ln R; the pump spends J·Δμ. Without fuel (Δμ = 0) it is only another leak, and both leaves become alike.',
  model: {
    parameters: {
      k: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'flips by themselves, per lipid' },
      p: { default: 4, minimum: 1e-3, maximum: 1e3, unit: '', description: 'pumping inward, per lipid' },
      deltaMu: { default: 8, minimum: 0, maximum: 40, unit: 'energy', description: 'free energy of one ATP' },
      kT: { default: 1, minimum: 0.05, maximum: 50, unit: 'energy', description: 'thermal energy' },
      lipids: { default: 20, minimum: 1, maximum: 1000, unit: '', description: 'number of lipids', integer: true },
    },
    species: { inner: 'binomial(lipids, (k + p)/(2*k + p + p*exp(-deltaMu/kT)))' },
    reactions: [
      '0 <-> inner : [p*(lipids - inner)], p*exp(-deltaMu/kT) @ pump',
      'inner <-> 0 : k, [k*(lipids - inner)] @ leak',
    ],
    currents: { pumped: 'pump', leaked: 'leak' },
    assignments: { outer: 'lipids - inner' },
  },
  duration: 5,
  dt: null,
  trajectories: 50_000,
  measure: { work: false, reverse: false },
  observables: {},
  laws: [
    averageLaw({
      id: 'asymmetry',
      statement: 'R = in/out = (k + p)/(k + pe^{−Δμ/kT})',
      measured: (m) => m.moments('inner').mean / m.moments('outer').mean,
      expected: ratio,
    }),
    averageLaw({
      id: 'flux',
      statement: 'J = k(n_in − n_out), pumped in and leaked back',
      unit: 'per time',
      measured: 'pumped',
      expected: leak,
    }),
    {
      ...averageLaw({
        id: 'power-bound',
        statement: 'J·Δμ spent ≥ J·kT·ln R, the least that keeps R',
        unit: 'energy per time',
        measured: (m) => m.parameters.deltaMu! * m.moments('pumped').mean,
        expected: (m) => leak(m) * m.parameters.kT! * Math.log(ratio(m)),
      }),
      kind: 'bound',
      side: 'at least',
    },
    averageLaw({
      id: 'efficiency',
      statement: 'η = kT·ln R/Δμ, from the populations',
      measured: (m) =>
        (m.parameters.kT! * Math.log(m.moments('inner').mean / m.moments('outer').mean)) / m.parameters.deltaMu!,
      expected: (m) => (m.parameters.kT! * Math.log(ratio(m))) / m.parameters.deltaMu!,
      untestable: ({ parameters: p }) => (p.deltaMu! > 0 ? null : 'without fuel there is no efficiency'),
    }),
    averageLaw({
      id: 'entropy-production',
      statement: 'σ = J·Δμ/kT',
      unit: 'k_B per time',
      measured: 'entropy-production',
      expected: (m) => (leak(m) * m.parameters.deltaMu!) / m.parameters.kT!,
    }),
  ],
  presets: [
    {
      title: 'No fuel: Δμ = 0',
      words: 'The pump is only another leak: both leaves become alike.',
      parameters: { deltaMu: 0 },
    },
    {
      title: 'Weak fuel: Δμ = 2',
      words: 'Less asymmetry, but a larger share of what is spent goes into it.',
      parameters: { deltaMu: 2 },
    },
  ],
  sources: ['P. F. Devaux, Biochemistry 30, 1163 (1991)', 'T. L. Hill, Free Energy Transduction (1977)'],
};
