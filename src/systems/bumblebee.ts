import type { Law, Measurement, System } from '../model/system.ts';
import { variance } from '../tally/moments.ts';

const of = ({ parameters: p }: Measurement) => {
  const { C, P, h, Ta, s } = p as Record<'C' | 'P' | 'h' | 'Ta' | 's', number>;
  return { P, Ta, excess: P / h, rate: h / C, spread: s ** 2 / (2 * h * C) };
};

const equality = { kind: 'equality' } as const satisfies Partial<Law>;

/** A small warm animal that heats itself. */
export const bumblebee: System = {
  id: 'bumblebee',
  title: 'Bumblebee',
  kind: 'langevin',
  summary:
    'A bumblebee warms its flight muscles and loses the heat to the cold air: a steady state, but no equilibrium, for as much energy flows through as comes in. Its temperature wavers because its muscles do, not from thermal agitation, which would move it by some millionths of a millionth of a degree. Stop the heating, P = 0, and nothing flows but what the wavering brings in and takes out again. The numbers are illustrative.',
  model: {
    parameters: {
      C: { default: 0.5, minimum: 1e-3, maximum: 1e3, unit: 'J/K', description: 'heat capacity' },
      P: { default: 0.12, minimum: 0, maximum: 1e3, unit: 'W', description: 'mean heating power' },
      h: {
        default: 0.006,
        minimum: 1e-5,
        maximum: 1e3,
        unit: 'W/K',
        description: 'heat lost per degree above the air',
      },
      Ta: { default: 10, minimum: -80, maximum: 60, unit: '°C', description: 'temperature of the air' },
      s: { default: 0.1, minimum: 1e-6, maximum: 1e3, unit: 'W s^½', description: 'wavering of the power' },
    },
    // C dT = (P − h(T − Ta))dt + s dW as dx = μF dt + √(2μ·kT) dW: μ = 1/C, kT = s²/2C, x = T − Ta
    coordinates: { excess: { mobility: '1/C', temperature: 's^2/(2*C)', unit: 'K' } },
    potential: 'h*excess^2/2 - P*excess',
    initial: 'stationary',
    timeUnit: 's',
    integrals: { lost: 'h*excess' },
  },
  duration: '2*C/h',
  dt: '0.01*C/h',
  integrator: 'ornstein-uhlenbeck',
  trajectories: 100_000,
  measure: { work: false, reverse: false },
  observables: { temperature: 'Ta + excess', product: '(excess - P/h)*(excess0 - P/h)' },
  field: { excess: 64 },
  internal: ['product'],
  laws: [
    {
      ...equality,
      id: 'mean-temperature',
      statement: '⟨T⟩ = Ta + P/h',
      unit: '°C',
      measured: (m) => m.moments('temperature').mean,
      expected: (m) => of(m).Ta + of(m).excess,
      scale: (m) => Math.sqrt(of(m).spread),
    },
    {
      ...equality,
      id: 'energy-balance',
      statement: '⟨h(T − Ta)⟩ over the run = P: as much heat goes out as comes in',
      unit: 'W',
      measured: (m) => m.moments('lost').mean / m.duration,
      expected: (m) => of(m).P,
      scale: (m) => m.parameters.h! * Math.sqrt(of(m).spread),
    },
    {
      ...equality,
      id: 'fluctuations',
      statement: 'Var(T) = s²/2hC',
      unit: 'K²',
      measured: (m) => variance(m.moments('temperature')),
      expected: (m) => of(m).spread,
      scale: (m) => of(m).spread,
    },
    {
      ...equality,
      id: 'memory',
      statement: '⟨δT(t)δT(0)⟩ = (s²/2hC)e^{−ht/C}',
      unit: 'K²',
      measured: (m) => m.moments('product').mean,
      expected: (m) => of(m).spread * Math.exp(-of(m).rate * m.duration),
      scale: (m) => of(m).spread,
    },
  ],
  presets: [
    {
      title: 'Not heating: P = 0',
      words: 'It takes the temperature of the air, and on average nothing flows.',
      parameters: { P: 0 },
    },
    {
      title: 'A frosty morning: Ta = −5 °C',
      words: 'Fifteen degrees colder outside are fifteen degrees colder inside, at the same cost.',
      parameters: { Ta: -5 },
    },
  ],
  sources: [
    'B. Heinrich, J. Comp. Physiol. 96, 155 (1975) (thermoregulation of bumblebees)',
    'G. E. Uhlenbeck, L. S. Ornstein, Phys. Rev. 36, 823 (1930)',
  ],
};
