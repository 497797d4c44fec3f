import { stationaryCurrent, triangleRates } from '../exact/markov/triangle.ts';
import { averageLaw } from '../laws/average.ts';
import { uncertaintyBound } from '../laws/uncertainty-relation.ts';
import type { NetworkSpec } from '../model/jump-spec.ts';
import type { Measurement, System } from '../model/system.ts';

const rate = (value: number, description: string) => ({
  default: value,
  minimum: 1e-3,
  maximum: 100,
  unit: '1/year',
  description,
});

const model: NetworkSpec = {
  parameters: {
    kNE: rate(0.35, 'normal → El Niño'),
    kEN: rate(0.6, 'El Niño → normal'),
    kEL: rate(0.5, 'El Niño → La Niña'),
    kLE: rate(0.1, 'La Niña → El Niño'),
    kLN: rate(0.5, 'La Niña → normal'),
    kNL: rate(0.3, 'normal → La Niña'),
  },
  states: ['Normal', 'El-Niño', 'La-Niña'],
  transitions: [
    'Normal <-> El-Niño : kNE, kEN @ NE',
    'El-Niño <-> La-Niña : kEL, kLE @ EL',
    'La-Niña <-> Normal : kLN, kNL @ LN',
  ],
  timeUnit: 'year',
  currents: {
    current: 'NE',
    'N-E': 'NE =>',
    'E-N': 'NE <=',
    'E-L': 'EL =>',
    'L-E': 'EL <=',
    'L-N': 'LN =>',
    'N-L': 'LN <=',
  },
};

const fluxes = ['N-E', 'E-N', 'E-L', 'L-E', 'L-N', 'N-L'];

/** J = p_N k_NE − p_E k_EN of the ring N → E → L → N. */
const current = ({ parameters: p }: Measurement) =>
  stationaryCurrent(triangleRates({ kAB: p.kNE!, kBC: p.kEL!, kCA: p.kLN!, kBA: p.kEN!, kCB: p.kLE!, kAC: p.kNL! }));

const affinity = ({ parameters: p }: Measurement) => Math.log((p.kNE! * p.kEL! * p.kLN!) / (p.kEN! * p.kLE! * p.kNL!));

/** Three states of the tropical Pacific; illustrative rates. */
export const climateStates: System = {
  id: 'climate-states',
  title: 'El Niño, La Niña',
  kind: 'jump',
  summary:
    'The tropical Pacific goes from normal years to warm El Niño and cold La Niña and back. A warm event is more often followed by a cold one than the other way round: the weather machine, driven by the sun, has a sense of rotation, and a record of the states alone shows it. The rates are illustrative. Make the two products of rates around the circle equal and the arrow of time is gone.',
  model,
  duration: 50,
  dt: null,
  trajectories: 50_000,
  measure: { work: false, reverse: false },
  observables: {},
  internal: fluxes,
  laws: [
    averageLaw({
      id: 'current',
      statement: 'J = p_N k_NE − p_E k_EN, the same along every edge',
      unit: 'per year',
      measured: 'current',
      expected: current,
      scale: () => 0.1,
    }),
    averageLaw({
      id: 'affinity',
      statement: 'ln[n_NE n_EL n_LN/(n_EN n_LE n_NL)] = ln[k_NE k_EL k_LN/(k_EN k_LE k_NL)], from counts',
      unit: 'k_B',
      measured: (m) => {
        const n = (name: string) => m.moments(name).mean;
        return Math.log((n('N-E') * n('E-L') * n('L-N')) / (n('E-N') * n('L-E') * n('N-L')));
      },
      expected: affinity,
      untestable: (m) =>
        fluxes.some((name) => m.moments(name).mean === 0)
          ? 'some step of the cycle was never taken, or never undone'
          : null,
    }),
    averageLaw({
      id: 'entropy-production',
      statement: 'σ = J·A',
      unit: 'k_B per year',
      measured: 'entropy-production',
      expected: (m) => current(m) * affinity(m),
      scale: () => 0.1,
    }),
    uncertaintyBound('tur', 'current'),
  ],
  presets: [
    {
      title: 'No arrow of time',
      words: 'The products of rates around the circle are equal: the record runs the same backwards.',
      parameters: { kEN: 0.7, kLE: 0.5, kLN: 0.6 },
    },
    {
      title: 'Turning fast: L → E at 0.01',
      words: 'A cold event hardly ever turns warm at once: the record has a clear direction.',
      parameters: { kLE: 0.01 },
    },
  ],
  sources: [
    'J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976)',
    'J. B. Weiss, B. Fox-Kemper, D. Mandal, A. D. Nelson, R. K. P. Zia, J. Stat. Phys. 179, 1010 (2020)',
  ],
};
