import { geneSwitch as exactly, type GeneSwitch } from '../exact/gene-switch.ts';
import { averageLaw } from '../laws/average.ts';
import type { NetworkSpec } from '../model/jump-spec.ts';
import type { Law, Measurement, System } from '../model/system.ts';

/** Affinity of the cycle as published: that of the rates below where the scale is 1. */
const full = 'log(2000)';

/** States of one gene, in the order of the cycle: off or on (o, n), its factor bound or not (b). Rates ahead and back to the next. */
const cycle = (c: string) => [
  { from: 'off', to: 'off-b', ahead: `0.1*${c}`, back: '1', name: 'bind' },
  { from: 'off-b', to: 'on-b', ahead: '20', back: '0.01', name: 'open' },
  { from: 'on-b', to: 'on', ahead: '2', back: `20*${c}`, name: 'leave' },
  // the affinity is taken from, or given to, the step without the factor, half each way
  {
    from: 'on',
    to: 'off',
    ahead: `exp((affinityScale - 1)*${full}/2)`,
    back: `0.01*exp((1 - affinityScale)*${full}/2)`,
    name: 'close',
  },
];

const parameters = {
  c: { default: 1, minimum: 0.01, maximum: 100, unit: '', description: 'concentration of the factor' },
  affinityScale: { default: 1, minimum: 0, maximum: 2, unit: '', description: 'affinity of the cycle over ln 2000' },
  delta: { default: 0.25, minimum: 0.01, maximum: 1, unit: '', description: 'distance of the two copies in ln c' },
};

/** Weight of state i in the stationary law of one cycle: the products of rates along the four trees that lead to it (Kirchhoff). */
function tree(c: string, i: number): string {
  const steps = cycle(c);
  // the tree without step k: what lies behind i goes ahead to it, what lies before it goes back
  const without = (k: number) =>
    Array.from({ length: 3 }, (_, n) => {
      const s = (k + 1 + n) % 4;
      return (i - (k + 1) + 4) % 4 > n ? steps[s]!.ahead : steps[s]!.back;
    }).join('*');
  return `(${[0, 1, 2, 3].map(without).join(' + ')})`;
}

/** The two copies: names of their states end with the sign, their concentrations lie delta above and below. */
const copies = [
  { sign: '+', c: '(c*exp(delta))' },
  { sign: '-', c: '(c*exp(-delta))' },
] as const;

const model: NetworkSpec = {
  parameters,
  states: copies.flatMap(({ sign, c }) => cycle(c).map((s) => s.from + sign)),
  transitions: copies.flatMap(({ sign, c }, k) =>
    cycle(c).map((s) => `${s.from}${sign} <-> ${s.to}${sign} : ${s.ahead}, ${s.back} @ ${s.name}${k}`),
  ),
  // half of the trajectories are either copy, in its stationary law
  initial: Object.fromEntries(
    copies.flatMap(({ sign, c }) => {
      const sum = `(${[0, 1, 2, 3].map((i) => tree(c, i)).join(' + ')})`;
      return cycle(c).map((s, i) => [s.from + sign, `${tree(c, i)}/${sum}`]);
    }),
  ),
  currents: { turns: ['bind0', 'bind1'] },
};

/** Instants that are looked at, beside the end. */
const instants = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];
const seenIn = (low: number, high: number) =>
  ['state', ...instants.map((s) => `state_${s}`)]
    .map((s) => `(${s} > ${low} - 0.5)*(${s} < ${high} + 0.5)`)
    .join(' + ');

/** One gene at c·e^{±delta}. */
const copyOf = ({ parameters: p }: Measurement, sign: 1 | -1): GeneSwitch =>
  exactly(p.c! * Math.exp(sign * p.delta!), p.affinityScale!);

const slope = (m: Measurement, above: number, below: number) => Math.log(above / below) / (2 * m.parameters.delta!);

const mean = (m: Measurement, name: string) => m.moments(name).mean;

const neverSeen = (m: Measurement) =>
  ['onAbove', 'offAbove', 'onBelow', 'offBelow'].some((name) => !(mean(m, name) > 0))
    ? 'some copy was never seen on, or never off'
    : null;

const both = (of: keyof GeneSwitch) => (m: Measurement) => (copyOf(m, 1)[of] + copyOf(m, -1)[of]) / 2;

const laws: Law[] = [
  averageLaw({
    id: 'sharpness',
    statement: 'S = (dP/d ln c)/[P(1 − P)] = d ln[P/(1 − P)]/d ln c by a difference over ±δ in ln c',
    measured: (m) => slope(m, mean(m, 'onAbove') * mean(m, 'offBelow'), mean(m, 'offAbove') * mean(m, 'onBelow')),
    expected: (m) => {
      const [above, below] = [copyOf(m, 1).on, copyOf(m, -1).on];
      return slope(m, above * (1 - below), (1 - above) * below);
    },
    untestable: neverSeen,
  }),
  averageLaw({
    id: 'probability-on',
    statement: 'P(on) = ½[P(c·e^δ) + P(c·e^{−δ})]',
    measured: (m) => {
      const part = (name: string) => mean(m, name) / (instants.length + 1);
      return part('onAbove') + part('onBelow');
    },
    expected: both('on'),
  }),
  averageLaw({
    id: 'current',
    statement: 'J = p(off)·bind − p(off, bound)·unbind around the cycle, the mean of both copies',
    unit: 'per time',
    measured: 'turns',
    expected: both('current'),
  }),
  averageLaw({
    id: 'entropy-production',
    statement: 'σ = J·A',
    unit: 'k_B per time',
    measured: 'entropy-production',
    expected: both('entropy'),
  }),
];

/** Sharpness of gene regulation beyond what equilibrium allows (J. Estrada et al., Cell 166, 234 (2016)). */
export const geneSwitch: System = {
  id: 'gene-switch',
  title: 'Sharp gene switch',
  kind: 'jump',
  summary:
    'A factor binds to a gene and helps to switch it on; the gene when on holds the factor. How sharply does the gene respond to the factor’s concentration? In equilibrium the sharpness, the slope of the log odds of being on against ln c, is how much likelier the factor is bound when on than when off: at most one for one site. Driving the cycle, at the cost of entropy, goes beyond. Two genes run side by side, at c·e^δ (+) and c·e^{−δ} (−). Set the affinity’s scale to 0 for equilibrium.',
  model,
  duration: 16,
  snapshots: Object.fromEntries(instants.map((name, k) => [name, 2 * (k + 1)])),
  dt: null,
  trajectories: 200_000,
  measure: { work: false, reverse: false },
  observables: {
    offAbove: seenIn(0, 1),
    onAbove: seenIn(2, 3),
    offBelow: seenIn(4, 5),
    onBelow: seenIn(6, 7),
  },
  internal: ['offAbove', 'onAbove', 'offBelow', 'onBelow'],
  laws,
  presets: [
    {
      title: 'Equilibrium: affinity 0',
      words: 'The sharpness stays below 1.',
      parameters: { affinityScale: 0 },
    },
    {
      title: 'Driven: the affinity as it is',
      words: 'The sharpness is above 1: no equilibrium could do that.',
      parameters: { affinityScale: 1 },
    },
  ],
  sources: ['J. Estrada, F. Wong, A. DePace, J. Gunawardena, Cell 166, 234 (2016)'],
};
