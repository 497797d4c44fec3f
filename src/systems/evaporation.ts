import { averageLaw } from '../laws/average.ts';
import { detailedFluctuation } from '../laws/fluctuation-theorem.ts';
import type { Measurement, System } from '../model/system.ts';
import { variance } from '../tally/moments.ts';

const total = ({ parameters: p }: Measurement) => p.patches! * p.a!;

/** Entropy of the molecules that have left by the early snapshot, less those that have come. */
const q = '(log(1/h)*(left_early - returned_early))';

/** Molecules that leave a liquid into air of a given humidity. */
export const evaporation: System = {
  id: 'evaporation',
  title: 'Evaporation',
  kind: 'jump',
  summary:
    'Molecules leave the surface of a liquid at one rate and come back at that rate times the humidity. At humidity 1 the liquid is in equilibrium with its vapour: thousands leave, thousands return. In drier air more leave than return, each patch of the surface by itself: twice the surface, twice the flux and twice the entropy. The difference of the two counts is Skellam’s, and obeys the fluctuation theorem at every time.',
  model: {
    parameters: {
      a: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'rate of leaving, per patch' },
      h: { default: 0.6, minimum: 1e-3, maximum: 10, unit: '', description: 'relative humidity of the air' },
      patches: {
        default: 10,
        minimum: 1,
        maximum: 1000,
        unit: '',
        description: 'patches of the surface',
        integer: true,
      },
    },
    species: { vapour: 0, liquid: 0 },
    reactions: ['0 -> vapour : a*patches @ left', '0 -> liquid : a*h*patches @ returned'],
    currents: { left: 'left', returned: 'returned' },
  },
  duration: 5,
  snapshots: { early: '1/(a*patches*(1 + h))' },
  dt: null,
  trajectories: 50_000,
  measure: { work: false, reverse: false },
  observables: {
    net: 'left - returned',
    entropy: q,
    odd: `tanh(${q}/2) - tanh(${q}/2)^2`,
    even: `tanh(${q}/2)^2`,
  },
  internal: ['net', 'entropy', 'odd', 'even'],
  laws: [
    averageLaw({
      id: 'net-flux',
      statement: 'J = aM(1 − h)',
      unit: 'per time',
      measured: (m) => m.moments('net').mean / m.duration,
      expected: (m) => total(m) * (1 - m.parameters.h!),
      scale: total,
    }),
    averageLaw({
      id: 'entropy-production',
      statement: 'σ = J ln(1/h) = aM(1 − h)ln(1/h)',
      unit: 'k_B per time',
      measured: (m) => (m.moments('net').mean / m.duration) * Math.log(1 / m.parameters.h!),
      expected: (m) => total(m) * (1 - m.parameters.h!) * Math.log(1 / m.parameters.h!),
      scale: total,
    }),
    averageLaw({
      id: 'skellam-variance',
      statement: 'Var(N)/t = aM(1 + h): the difference of two Poisson counts',
      unit: 'per time',
      measured: (m) => variance(m.moments('net')) / m.duration,
      expected: (m) => total(m) * (1 + m.parameters.h!),
    }),
    detailedFluctuation('fluctuation-theorem', 'N ln(1/h) after about one event', {
      value: 'entropy',
      odd: 'odd',
      even: 'even',
    }),
  ],
  presets: [
    {
      title: 'Humidity 1: h = 1',
      words: 'As many leave as return: equilibrium.',
      parameters: { h: 1 },
    },
    {
      title: 'Twice the surface: 20 patches',
      words: 'Twice the flux, and twice the entropy.',
      parameters: { patches: 20 },
    },
  ],
  sources: ['J. G. Skellam, J. R. Stat. Soc. 109, 296 (1946)', 'U. Seifert, Rep. Prog. Phys. 75, 126001 (2012)'],
};
