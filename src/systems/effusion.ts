import { averageLaw } from '../laws/average.ts';
import { detailedFluctuation } from '../laws/fluctuation-theorem.ts';
import type { Law, Measurement, System } from '../model/system.ts';
import type { Distribution } from '../tally/distribution.ts';
import { variance } from '../tally/moments.ts';

type Values = Readonly<Record<string, number>>;

/** Crossings per time from one side, n√(T/2π). */
const rate = (p: Values, side: 'A' | 'B') => p[`n${side}`]! * Math.sqrt(p[`T${side}`]! / (2 * Math.PI));

/** Rate times the k-th power of the energy of a crossing, Gamma(2, T): k = 0, 1, 2. */
const flow = (p: Values, side: 'A' | 'B', k: 0 | 1 | 2) => rate(p, side) * [1, 2, 6][k]! * p[`T${side}`]! ** k;

const net = (k: 0 | 1) => (m: Measurement) => flow(m.parameters, 'A', k) - flow(m.parameters, 'B', k);
const both =
  (k: 0 | 1 | 2) =>
  ({ parameters: p }: Measurement) =>
    flow(p, 'A', k) + flow(p, 'B', k);

const affinities = (p: Values) => ({
  energy: 1 / p.TB! - 1 / p.TA!,
  particles: Math.log((p.nA! / p.nB!) * (p.TB! / p.TA!) ** 1.5),
});

/** σ = J_E A_E + J_N A_N. */
const entropyProduction = (p: Values) => {
  const { energy, particles } = affinities(p);
  return (flow(p, 'A', 1) - flow(p, 'B', 1)) * energy + (flow(p, 'A', 0) - flow(p, 'B', 0)) * particles;
};

/** Entropy produced by what has crossed at a snapshot, or at the end. */
const produced = (at: '' | '_early') =>
  `((1/TB - 1/TA)*energy${at} + (log(nA) - log(nB) + 1.5*log(TB/TA))*particles${at})`;

/** Before a vacuum nothing comes back, and entropy production is infinite. */
const vacuum = ({ parameters: p }: Measurement) =>
  p.nA! > 0 && p.nB! > 0
    ? null
    : 'one side is a vacuum: nothing ever comes back, so that no entropy production is finite';

/** A law about entropy that says nothing, and gives no number, where one side is a vacuum. */
function withoutVacuum({ measured, expected, untestable, ...law }: Law): Law {
  const unlessVacuum = (of: (m: Measurement) => number) => (m: Measurement) =>
    vacuum(m) === null ? of(m) : Number.NaN;
  return {
    ...law,
    measured: typeof measured === 'function' ? unlessVacuum(measured) : measured,
    expected: unlessVacuum(expected),
    untestable: (m) => vacuum(m) ?? untestable?.(m) ?? null,
  };
}

/** Cells of the entropy of a crossing or a few, one of them about 0, where those lie that saw no crossing, and pairs on both sides of it. */
const pairs = 18;
const entropyCells = { lower: -0.2 * (pairs + 0.5), width: 0.2, count: 2 * pairs + 1 };

/** Least number of trajectories in the rarer cell of a pair that is shown: an error is taken from fewer only by luck. */
const fewest = 20;

/** ln of how much more often cell k above the middle came than cell k below; NaN where either hardly came. */
function logRatio(measured: Distribution | null, k: number): number {
  const [up, down] = [measured?.counts[pairs + k] ?? 0, measured?.counts[pairs - k] ?? 0];
  return Math.min(up, down) < fewest ? Number.NaN : Math.log(up / down);
}

const perTime = (m: Measurement, name: string) => m.moments(name).mean / m.duration;
const size = (p: Values) => flow(p, 'A', 0) + flow(p, 'B', 0);

/** Gas on both sides of a wall with a small hole (B. Cleuren, C. Van den Broeck, R. Kawai, PRE 74, 021117 (2006)). */
export const effusion: System = {
  id: 'effusion',
  title: 'Gas through a hole',
  kind: 'hybrid',
  summary:
    'Two gases are parted by a wall with a hole so small that particles slip through one by one. Fast ones come to the hole more often, so that each carries 2kT instead of 3/2 kT, and heat flows with matter: a hot thin gas can hold its own against a cold dense one, n√T being equal, and still loses energy. Particles and energy together obey a fluctuation theorem. Empty one side (n = 0): no particle ever comes back, and the theorem has nothing to say.',
  model: {
    parameters: {
      TA: { default: 1.3, minimum: 0.05, maximum: 50, unit: '', description: 'temperature of A, kT' },
      TB: { default: 1, minimum: 0.05, maximum: 50, unit: '', description: 'temperature of B, kT' },
      nA: { default: 1, minimum: 0, maximum: 100, unit: '', description: 'density of A, times the area of the hole' },
      nB: { default: 0.8, minimum: 0, maximum: 100, unit: '', description: 'density of B, times the area of the hole' },
    },
    variables: { last: 0 },
    events: [
      { name: 'A to B', rate: 'nA*sqrt(TA/(2*pi))', set: { last: 'TA*(exponential + exponential2)' } },
      { name: 'B to A', rate: 'nB*sqrt(TB/(2*pi))', set: { last: 'TB*(exponential + exponential2)' } },
    ],
    counters: {
      particles: { 'A to B': 1, 'B to A': -1 },
      energy: { 'A to B': 'TA*(exponential + exponential2)', 'B to A': '-TB*(exponential + exponential2)' },
    },
  },
  duration: (p) => 40 / Math.max(size(p), 1e-9),
  // when about two units of entropy have been made, if that takes a few crossings at least and is within the run
  snapshots: {
    early: (p) => Math.min(36, Math.max(4, (2 * size(p)) / entropyProduction(p) || 4)) / Math.max(size(p), 1e-9),
  },
  dt: null,
  trajectories: 100_000,
  measure: { work: false, reverse: false },
  observables: {
    entropy: produced(''),
    entropyEarly: produced('_early'),
    odd: `tanh(${produced('_early')}/2) - tanh(${produced('_early')}/2)^2`,
    even: `tanh(${produced('_early')}/2)^2`,
    product: 'particles*energy',
  },
  internal: ['last', 'entropy', 'entropyEarly', 'odd', 'even', 'product'],
  distributions: { entropyEarly: entropyCells },
  curves: [
    {
      id: 'fluctuation-theorem',
      title: 'Fluctuation theorem: what makes entropy against what destroys it',
      x: { label: 'entropy Δs', unit: 'kʙ' },
      y: { label: 'ln P(Δs)/P(−Δs)' },
      lines: () => [
        {
          points: Array.from({ length: pairs }, (_, i) => ({
            at: (i + 1) * entropyCells.width,
            of: (m) => logRatio(m.distribution('entropyEarly'), i + 1),
          })),
          // in a cell the rarer, lower end of the one meets the likelier of the other: width²/12 of the slope of ln P, far below the errors
          exact: (s) => s,
        },
      ],
    },
  ],
  laws: [
    averageLaw({
      id: 'particle-flux',
      statement: 'J_N = (n_A√T_A − n_B√T_B)/√(2π)',
      unit: 'per time',
      measured: 'particles',
      expected: net(0),
      scale: both(0),
    }),
    averageLaw({
      id: 'energy-flux',
      statement: 'J_E = 2(n_A T_A^{3/2} − n_B T_B^{3/2})/√(2π)',
      unit: 'energy per time',
      measured: 'energy',
      expected: net(1),
      scale: both(1),
    }),
    withoutVacuum({
      ...averageLaw({
        id: 'entropy-production',
        statement: 'σ = J_E(1/T_B − 1/T_A) + J_N ln[(n_A/n_B)(T_B/T_A)^{3/2}]',
        unit: 'k_B per time',
        measured: 'entropy',
        expected: ({ parameters }) => entropyProduction(parameters),
      }),
      measured: (m) => perTime(m, 'entropy'),
    }),
    withoutVacuum(
      detailedFluctuation('fluctuation-theorem', 'E(1/T_B − 1/T_A) + N ln[(n_A/n_B)(T_B/T_A)^{3/2}]', {
        value: 'entropyEarly',
        odd: 'odd',
        even: 'even',
      }),
    ),
    averageLaw({
      id: 'particle-noise',
      statement: 'Var(N)/t = (n_A√T_A + n_B√T_B)/√(2π): each side by itself is Poisson',
      unit: 'per time',
      measured: (m) => variance(m.moments('particles')) * m.duration,
      expected: both(0),
      scale: both(0),
    }),
    averageLaw({
      id: 'energy-noise',
      statement: 'Var(E)/t = 6(n_A T_A^{5/2} + n_B T_B^{5/2})/√(2π)',
      unit: 'energy² per time',
      measured: (m) => variance(m.moments('energy')) * m.duration,
      expected: both(2),
      scale: both(2),
    }),
    averageLaw({
      id: 'onsager-symmetry',
      statement: 'Cov(N, E)/t = 2(n_A T_A^{3/2} + n_B T_B^{3/2})/√(2π) = 2L_NE = 2L_EN between equal gases',
      unit: 'energy per time',
      measured: (m) =>
        m.moments('product').mean / m.duration - m.moments('particles').mean * m.moments('energy').mean * m.duration,
      expected: both(1),
      scale: both(1),
    }),
  ],
  presets: [
    {
      title: 'Hot and thin against cold and dense',
      words: 'With n√T equal no particles flow on average, but energy does.',
      parameters: { TA: 4, TB: 1, nA: 0.5, nB: 1 },
    },
    {
      title: 'Into the vacuum: nB = 0',
      words: 'No particle comes back: no entropy production can be named, and the theorem has nothing to say.',
      parameters: { nB: 0 },
    },
  ],
  sources: [
    'B. Cleuren, C. Van den Broeck, R. Kawai, Phys. Rev. E 74, 021117 (2006)',
    'K. Wood, C. Van den Broeck, R. Kawai, K. Lindenberg, Phys. Rev. E 75, 061116 (2007)',
  ],
};
