import { resettingPassageTime, resettingSurvival, resettingVariance } from '../exact/resetting.ts';
import type { CurveSpec } from '../model/curve-spec.ts';
import type { Measurement, System } from '../model/system.ts';

/**
 * Mean first-passage time T from times cut at the end t. Long searches forget how they began, so those still under way go on for as long, on average, as
 * the second half of the run says: time spent searching in it over targets found in it.
 */
function meanPassageTime(m: Measurement, passage: string): number {
  const mean = m.moments(passage).mean;
  const left = m.moments(`${passage}_censored`).mean;
  if (left === 0) return mean;
  const found = m.moments(`${passage}LeftEarlier`).mean - left;
  return mean + (left * (mean - m.moments(`${passage}Earlier`).mean)) / found;
}

/** Targets at other distances, by which multiple of that of the first. */
const others = { near: 0.25, nearer: 0.5, farther: 2, far: 3 };
const targets = { near: others.near, nearer: others.nearer, passage: 1, farther: others.farther, far: others.far };

/** Multiples of the mean time of search after which it is looked whether it still goes on, that of long searches being one of them. */
const looks = { first: 1 / 48, second: 1 / 24, third: 1 / 12, fourth: 1 / 6, fifth: 1 / 4 };

/** Mean time of search by all of them, and how many go on. */
const curves: CurveSpec[] = [
  {
    id: 'search-time',
    title: 'Resets too rare, resets too frequent',
    x: { label: '√(r/D) L', logarithmic: true },
    y: { label: 'mean time of search / (L²/D)', logarithmic: true },
    lines: ({ parameters: p }) => [
      {
        points: Object.entries(targets).map(([name, factor]) => {
          const L = factor * p.target!;
          return { at: Math.sqrt(p.r! / p.D!) * L, of: (m) => (meanPassageTime(m, name) * p.D!) / L ** 2 };
        }),
        exact: (z) => resettingPassageTime({ D: 1, r: z ** 2, L: 1 }),
      },
    ],
  },
  {
    id: 'survival',
    title: 'Searches that still go on',
    x: { label: 'time t (reduced units)' },
    y: { label: 'P(not found)', logarithmic: true },
    lines: ({ parameters: p, time }) => [
      {
        points: [...Object.keys(looks), 'middle'].map((name) => ({ at: time(name), of: `${name}Left` })),
        exact: (t) => resettingSurvival({ D: p.D!, r: p.r!, L: p.target!, t }),
      },
    ],
    reference: ({ parameters: p }) => ({
      name: 'never reset',
      exact: (t) => resettingSurvival({ D: p.D!, r: 0, L: p.target!, t }),
    }),
  },
];

/** Resets that must be due in the run before searches that are still under way count as having forgotten how they began. */
const leastResets = 12;

/** A diffusing searcher that starts afresh at random times (M. R. Evans, S. N. Majumdar, PRL 106, 160601 (2011)). */
export const resetting: System = {
  id: 'resetting',
  title: 'Search with resetting',
  kind: 'hybrid',
  summary:
    'A particle diffuses in search of a target, and at random times it is put back to where it began. The resets keep it from getting lost: its cloud stops spreading, and the mean time to find the target, infinite without resets, becomes finite. Too rare or too frequent resets both cost time; the best rate makes √(r/D) times the distance 1.594.',
  model: {
    parameters: {
      D: { default: 1, minimum: 1e-6, maximum: 1e6, unit: '', description: 'diffusion coefficient' },
      r: { default: 1, minimum: 1e-6, maximum: 1e6, unit: '', description: 'resets per unit time' },
      target: { default: 1, minimum: 1e-6, maximum: 1e6, unit: '', description: 'distance of the target' },
    },
    coordinates: { x: { mobility: 'D', temperature: 1 } },
    potential: 0,
    initial: { x: 0 },
    events: [{ name: 'resets', rate: 'r', set: { x: 0 } }],
    passages: {
      passage: { coordinate: 'x', level: 'target' },
      ...Object.fromEntries(
        Object.entries(others).map(([name, factor]) => [name, { coordinate: 'x', level: `${factor}*target` }]),
      ),
    },
  },
  duration: `${leastResets}*min(max(1, exp(sqrt(r/D)*target) - 1), 10)/r`,
  snapshots: {
    ...Object.fromEntries(Object.entries(looks).map(([name, part]) => [name, `${part}*duration`])),
    middle: 'duration/2',
  },
  pictured: Object.keys(looks),
  dt: '0.02/r',
  trajectories: 100_000,
  measure: { work: false, reverse: false },
  observables: {
    squared: 'x^2',
    ...Object.fromEntries(
      Object.keys(targets).flatMap((name) => [
        [`${name}Earlier`, `${name}_middle`],
        [`${name}LeftEarlier`, `${name}_censored_middle`],
      ]),
    ),
    ...Object.fromEntries([...Object.keys(looks), 'middle'].map((name) => [`${name}Left`, `passage_censored_${name}`])),
  },
  internal: [
    ...Object.keys(targets).flatMap((name) => [`${name}Earlier`, `${name}LeftEarlier`]),
    ...Object.keys(others).flatMap((name) => [name, `${name}_censored`]),
    ...[...Object.keys(looks), 'middle'].map((name) => `${name}Left`),
  ],
  curves,
  laws: [
    {
      id: 'variance',
      kind: 'equality',
      statement: '⟨x²⟩ = (2D/r)(1 − e^{−rt})',
      unit: '',
      measured: (m) => m.moments('squared').mean,
      expected: ({ parameters: p, duration }) => resettingVariance({ D: p.D!, r: p.r!, t: duration }),
      scale: ({ parameters: p }) => (2 * p.D!) / p.r!,
    },
    {
      id: 'first-passage',
      kind: 'equality',
      statement: 'T = (e^{αL} − 1)/r, α = √(r/D)',
      unit: '',
      // close to the target nearly all searches are short, and few long ones make the mean
      exponentialAverage: { observable: 'passage', side: 'forward' },
      measured: (m) => meanPassageTime(m, 'passage'),
      expected: ({ parameters: p }) => resettingPassageTime({ D: p.D!, r: p.r!, L: p.target! }),
      scale: ({ parameters: p }) => resettingPassageTime({ D: p.D!, r: p.r!, L: p.target! }),
      untestable: ({ parameters: p, duration, moments }) =>
        p.r! * duration < leastResets * (1 - 1e-9) && moments('passage_censored').mean > 0
          ? 'searches are cut off before they forget how they began: let the run last 12/r or longer'
          : null,
    },
  ],
  presets: [
    {
      title: 'The best rate: r = 2.54',
      words: 'At √(r/D) = 1.594 over the distance the search takes least time.',
      parameters: { r: 2.54 },
    },
    {
      title: 'Too often: r = 6',
      words: 'The search takes longer again: it is put back before it gets there.',
      parameters: { r: 6 },
    },
  ],
  sources: ['M. R. Evans, S. N. Majumdar, Phys. Rev. Lett. 106, 160601 (2011)'],
};
