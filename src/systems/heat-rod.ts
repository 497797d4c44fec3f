import { detailedFluctuation } from '../laws/fluctuation-theorem.ts';
import { kolmogorovDistance, shareBelow } from '../laws/kolmogorov-distance.ts';
import type { EventsSpec } from '../model/jump-spec.ts';
import type { Law, Measurement, System } from '../model/system.ts';

/** Cells that there is room for, in one rod or two. */
const mostCells = 64;

const parameters = {
  cells: { default: 6, minimum: 3, maximum: mostCells, unit: '', description: 'cells of the rod', integer: true },
  TH: { default: 4, minimum: 1e-3, maximum: 1e3, unit: '', description: 'temperature of the hot bath' },
  TC: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'temperature of the cold bath' },
};

type Events = EventsSpec['events'];

/** Mean energy of cell i of a rod of n cells in its steady state. */
const localMean = (i: number, n: number) => `(TH - (TH - TC)*${i}/${n + 1})`;

/** Events of a rod of n cells: every bond rings at rate 1 and shares the energy on both sides of it; a bath brings a fresh energy to the bond at its end. */
function rodEvents(cell: (i: number) => string, n: number, hot: string, cold: string): Events {
  const shared = (a: string, b: string) => `(${a} + ${b})`;
  const inner = Array.from({ length: n - 1 }, (_, k): Events[number] => {
    const [a, b] = [cell(k + 1), cell(k + 2)];
    return {
      name: `${a}-${b}`,
      rate: 1,
      set: { [a]: `uniform*${shared(a, b)}`, [b]: `(1 - uniform)*${shared(a, b)}` },
    };
  });
  const end = (name: string, a: string, T: string): Events[number] => ({
    name,
    rate: 1,
    set: { [a]: `uniform*(${a} + ${T}*exponential)` },
  });
  return [end(hot, cell(1), 'TH'), ...inner, end(cold, cell(n), 'TC')];
}

/** Slope (degree 1) or curvature (degree 2) of the energies of n cells by least squares: Σ P(x)e/ΣP², P = x or x² − ⟨x²⟩ about the middle. */
function fit(n: number, degree: 1 | 2): string {
  const places = Array.from({ length: n }, (_, i) => i - (n - 1) / 2);
  const polynomial = places.map((x) => (degree === 1 ? x : x * x - (n * n - 1) / 12));
  const unit = degree === 1 ? 2 : 12; // makes whole numbers of the weights
  const weights = polynomial.map((w) => Math.round(unit * w));
  const norm = polynomial.reduce((sum, w) => sum + w * w, 0);
  return `(${weights.map((w, i) => `(${w})*e${i + 1}`).join(' + ')})/${unit * norm}`;
}

/** The rod and, beside it, one of twice its length where there is room for both. */
function rods({ cells: n = parameters.cells.default }: Readonly<Record<string, number>>): EventsSpec {
  const numbers = Array.from({ length: 2 * n }, (_, i) => i + 1);
  const [e, d] = [(i: number) => `e${i}`, (i: number) => `d${i}`];
  const middle = Math.ceil(n / 2);
  const twice = 3 * n <= mostCells;
  return {
    parameters,
    variables: {
      ...Object.fromEntries(numbers.slice(0, n).map((i) => [e(i), 'exponential(TH)'])),
      ...Object.fromEntries((twice ? numbers : []).map((i) => [d(i), `exponential(${localMean(i, 2 * n)})`])),
    },
    events: [
      ...rodEvents(e, n, 'hot-end', 'cold-end'),
      ...(twice ? rodEvents(d, 2 * n, 'hot-end-2', 'cold-end-2') : []),
    ],
    assignments: {
      meanEnergy: `(${numbers.slice(0, n).map(e).join(' + ')})/${n}`,
      slope: fit(n, 1),
      curvature: fit(n, 2),
      middle: `${e(middle)}/${localMean(middle, n)}`,
      ...(twice && { middleOfTwice: `${d(n)}/${localMean(n, 2 * n)}` }),
    },
    counters: {
      hot: { 'hot-end': 'uniform*(e1 + TH*exponential) - e1' },
      cold: { 'cold-end': `e${n} - uniform*(e${n} + TC*exponential)` },
    },
  };
}

/** Rate of the slowest mode sin(πi/(cells + 1)) of the mean energies: ṁ_i = (m_{i−1} − 2m_i + m_{i+1})/2 between walls at TH and TC. */
const slowest = '(1 - cos(pi/(cells + 1)))';

/** Heat into the cold bath over its temperature minus that out of the hot one, until the early snapshot, started in equilibrium with the hot bath. */
const q = '(1/TC - 1/TH)*cold_early';

const window = (m: Measurement) => m.duration - m.time('relaxed');

const flux = ({ parameters: p }: Measurement) => (p.TH! - p.TC!) / (2 * (p.cells! + 1));

const exponentialLaw = (x: number) => 1 - Math.exp(-x);

/** Cells of an energy in units of its local mean. */
const energyCells = { lower: 0, width: 0.125, count: 64 };

const equality = { kind: 'equality', unit: '', scale: () => 1, exactAtAnyTimeStep: true } as const;

const laws: Law[] = [
  {
    ...equality,
    id: 'heat-flux',
    statement: 'J = (TH − TC)/(2(N + 1))',
    unit: 'energy per time',
    measured: (m) => m.moments('heat').mean / window(m),
    expected: flux,
  },
  {
    ...equality,
    id: 'entropy-production',
    statement: 'Σ Q_b/T_b per time = J(1/TC − 1/TH)',
    unit: 'k_B per time',
    measured: (m) => m.moments('entropy').mean / window(m),
    expected: (m) => flux(m) * (1 / m.parameters.TC! - 1 / m.parameters.TH!),
  },
  {
    ...equality,
    id: 'profile',
    statement: '⟨e_i⟩ = TH − (TH − TC)i/(N + 1): its slope by least squares',
    unit: 'energy per cell',
    measured: (m) => m.moments('slope').mean,
    expected: (m) => -2 * flux(m),
  },
  {
    ...equality,
    id: 'profile-curvature',
    statement: '⟨e_i⟩ = TH − (TH − TC)i/(N + 1): no curvature',
    unit: 'energy per cell²',
    measured: (m) => m.moments('curvature').mean,
    expected: () => 0,
  },
  {
    ...equality,
    id: 'mean-energy',
    statement: 'Σ⟨e_i⟩/N = (TH + TC)/2',
    unit: 'energy',
    measured: (m) => m.moments('meanEnergy').mean,
    expected: ({ parameters: p }) => (p.TH! + p.TC!) / 2,
  },
  detailedFluctuation('heat-ft', 'Q(1/TC − 1/TH), Q into the cold bath', {
    value: 'heatEntropy',
    odd: 'heatOdd',
    even: 'heatEven',
  }),
  {
    id: 'local-equilibrium',
    kind: 'bound',
    side: 'at most',
    statement: 'middle cell: sup|F(e) − (1 − e^{−e/T_i})| with 2N cells ≤ with N cells',
    unit: '',
    measured: (m) => kolmogorovDistance(m.distribution('middleOfTwice'), exponentialLaw),
    expected: (m) => kolmogorovDistance(m.distribution('middle'), exponentialLaw),
    expectedIsMeasured: true,
    untestable: ({ parameters: p }) =>
      3 * p.cells! > mostCells ? `there is room for ${mostCells} cells, of this rod and one of twice its length` : null,
    scale: () => 1,
    exactAtAnyTimeStep: true,
  },
];

/** Kipnis, Marchioro and Presutti's chain of cells between two heat baths. */
export const heatRod: System = {
  id: 'heat-rod',
  title: 'Heat rod',
  kind: 'hybrid',
  summary:
    'A row of cells between a hot and a cold bath. Now and then two neighbours pool their energies and share them anew, every split as likely as any other; at the ends a bath lends a partner. No cell knows a temperature, yet out of this comes Fourier’s law: a straight profile and a flux inverse to the length. The rod starts as hot as the hot bath, and the heat that it gives to the cold one obeys a fluctuation theorem from the first moment. Give both baths one temperature: nothing flows, and every energy is exponential. A second rod of twice the length, beside one of up to 21 cells, shows local equilibrium coming nearer.',
  model: rods,
  // The modes of the mean energies leave a relative remainder of 1e-4 in the entropy production, 1e-16 in the heat (the mean of both
  // ends, between which the slowest mode cancels) and e^{−13} in the profile. Correlations decay twice as fast as means: in the rod of
  // twice the length, which starts with its own profile, they are within e^{−6} of the steady state at the end.
  duration: `13/${slowest}`,
  snapshots: { early: 2, relaxed: `9/${slowest}` },
  dt: null,
  trajectories: 20_000,
  // the time of one grows as the cube of the length, the errors of flux and profile relative to them fall as its root
  share: 'min(1, max(0.03, (7/(cells + 1))^2))',
  measure: { work: false, reverse: false },
  observables: {
    heat: '(hot - hot_relaxed + cold - cold_relaxed)/2',
    entropy: '(cold - cold_relaxed)/TC - (hot - hot_relaxed)/TH',
    heatEntropy: q,
    heatOdd: `tanh(${q}/2) - tanh(${q}/2)^2`,
    heatEven: `tanh(${q}/2)^2`,
  },
  internal: [
    ...Array.from({ length: 2 * Math.floor(mostCells / 3) }, (_, i) => `d${i + 1}`),
    ...['middle', 'middleOfTwice', 'heatEntropy', 'heatOdd', 'heatEven'],
  ],
  distributions: { middle: energyCells, middleOfTwice: energyCells },
  curves: [
    {
      id: 'profile',
      title: 'Fourier’s law: a straight profile',
      x: { label: 'cell' },
      y: { label: 'mean energy of a cell (reduced units)' },
      lines: ({ parameters: p }) => [
        {
          points: Array.from({ length: p.cells! }, (_, i) => ({ at: i + 1, of: `e${i + 1}` })),
          exact: (i) => p.TH! - ((p.TH! - p.TC!) * i) / (p.cells! + 1),
        },
      ],
    },
    {
      id: 'local-equilibrium',
      title: 'Middle cell: how far from equilibrium',
      x: { label: 'energy e of a cell / its kT' },
      y: { label: 'F(e) − (1 − e⁻ᵉ)' },
      lines: ({ parameters: p }) =>
        [
          { name: `${p.cells} cells`, of: 'middle' },
          ...(3 * p.cells! <= mostCells ? [{ name: `${2 * p.cells!} cells`, of: 'middleOfTwice' }] : []),
        ].map(({ name, of }) => ({
          name,
          points: [0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4, 5].map((at) => ({
            at,
            of: (m) => shareBelow(m.distribution(of), at) - exponentialLaw(at),
          })),
        })),
      reference: () => ({ name: 'local equilibrium', exact: () => 0 }),
    },
  ],
  laws,
  presets: [
    {
      title: 'One temperature: TH = TC = 1',
      words: 'Nothing flows, the profile is flat, and every energy is exponential.',
      parameters: { TH: 1, TC: 1 },
    },
    {
      title: 'A shorter rod: 4 cells',
      words: 'The flux goes up as 1/(N + 1): Fourier’s law.',
      parameters: { cells: 4 },
    },
  ],
  sources: [
    'C. Kipnis, C. Marchioro, E. Presutti, J. Stat. Phys. 27, 65 (1982)',
    'C. Jarzynski, D. K. Wójcik, PRL 92, 230602 (2004) (exchange fluctuation theorem)',
  ],
};
