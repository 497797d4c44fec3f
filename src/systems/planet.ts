import { boltzmann } from '../exact/boltzmann.ts';
import type { Law, Measurement, System } from '../model/system.ts';
import { variance } from '../tally/moments.ts';

/** σ of Stefan and Boltzmann, W m⁻² K⁻⁴ (SI 2019, exact to the digits given). */
const sigma = 5.670374419e-8;

/** Sunlight taken up, and the temperature that a quiet planet would have: R = S(1 − a)/4 = εσT₀⁴. */
const R = 'S*(1 - a)/4';
const quiet = `(${R}/(epsilon*${sigma}))^0.25`;

const of = ({ parameters: p }: Measurement) => {
  const { C, S, a, epsilon, s } = p as Record<'C' | 'S' | 'a' | 'epsilon' | 's', number>;
  const taken = (S * (1 - a)) / 4;
  return { C, epsilon, s, taken, quiet: (taken / (epsilon * sigma)) ** 0.25 };
};

/** ⟨f(T)⟩ in the stationary law p ∝ exp{−(2C/s²)∫(εσT⁴ − R)dT}. */
function average(m: Measurement, f: (T: number) => number): number {
  const { C, s, taken, quiet } = of(m);
  const strength = (2 * C * taken * quiet) / s ** 2;
  // about y = 0 without the difference of large numbers: |1 + y|⁵/5 − y − 1/5
  const height = (y: number) =>
    y > -1 ? y * y * (2 + y * (2 + y * (1 + y / 5))) : Math.abs(1 + y) ** 5 / 5 - y - 1 / 5;
  return boltzmann((y) => strength * height(y)).mean((y) => f(quiet * (1 + y)));
}

const temperatureVariance = (m: Measurement) => {
  const mean = average(m, (T) => T);
  return average(m, (T) => (T - mean) ** 2);
};

const equality = { kind: 'equality' } as const satisfies Partial<Law>;

/** A planet in sunlight with a noisy weather (K. Hasselmann, Tellus 28, 473 (1976)). */
export const planet: System = {
  id: 'planet',
  title: 'Planet in sunlight',
  kind: 'langevin',
  summary:
    'A planet takes up sunlight and radiates it away as heat, while weather shakes its temperature. As much energy leaves as arrives, but few hot photons come and many cold ones go: entropy is exported, and that is what weather and life run on. On average the planet radiates exactly what it takes up, whatever the noise; its mean temperature is lower than that of a quiet planet, for warm spells radiate more than cold ones save. Make s small and the two agree. The numbers are illustrative, the weather stormier than ours.',
  model: {
    parameters: {
      C: {
        default: 2e8,
        minimum: 1e5,
        maximum: 1e11,
        unit: 'J/(m² K)',
        description: 'heat capacity: 4.2e6 for each metre of water',
      },
      S: { default: 1361, minimum: 1, maximum: 1e5, unit: 'W/m²', description: 'sunlight at the planet' },
      a: { default: 0.3, minimum: 0, maximum: 0.99, unit: '', description: 'albedo, the share sent back' },
      epsilon: {
        default: 0.61,
        minimum: 0.01,
        maximum: 1,
        unit: '',
        description: 'emissivity of surface and air together',
      },
      s: {
        default: 3e5,
        minimum: 1,
        maximum: 1e8,
        unit: 'W s^½/m²',
        description: 'wavering of the heating by weather',
      },
    },
    // C dT = (R − εσT⁴)dt + s dW as dx = μF dt + √(2μ·kT) dW: μ = 1/C, kT = s²/2C, x = T − T₀; below 0 K, which only an absurd s
    // reaches, the planet is heated back
    coordinates: { excess: { mobility: '1/C', temperature: 's^2/(2*C)', unit: 'K' } },
    // h = (|1 + y|⁵ − 1)/5 − y without the difference of large numbers, which calm weather would drown in
    assignments: {
      R,
      T0: `(R/(epsilon*${sigma}))^0.25`,
      y: 'excess/T0',
      h: 'y > -1 ? y^2*(2 + 2*y + y^2 + y^3/5) : (abs(1 + y)^5 - 1)/5 - y',
    },
    potential: 'R*T0*h',
    initial: 'equilibrium', // one coordinate always has a potential: this is its stationary law
    timeUnit: 's',
    // radiated beyond what is taken up, R(1 + y)⁴ − R, without the difference of large numbers
    integrals: { surplus: 'R*(y > -1 ? y*(4 + 6*y + 4*y^2 + y^3) : (1 + y)*abs(1 + y)^3 - 1)' },
  },
  duration: `0.5*C*${quiet}/(${R})`,
  dt: `0.005*C*${quiet}/(${R})`,
  integrator: 'stochastic-heun',
  trajectories: 100_000,
  measure: { work: false, reverse: false },
  observables: {
    temperature: `${quiet} + excess`,
    weather: 'C*(excess - excess0) + surplus',
    entropyExport: `4/3*epsilon*${sigma}*abs(${quiet} + excess)^3`,
  },
  internal: ['weather'],
  field: { excess: 64 },
  laws: [
    {
      ...equality,
      id: 'energy-balance',
      statement: '⟨εσT⁴⟩ over the run = S(1 − a)/4',
      unit: 'W/m²',
      measured: (m) => of(m).taken + m.moments('surplus').mean / m.duration,
      expected: (m) => of(m).taken,
      scale: (m) => of(m).taken,
    },
    {
      ...equality,
      id: 'mean-temperature',
      statement: '⟨T⟩ of p ∝ exp{−(2C/s²)∫(εσT⁴ − S(1 − a)/4)dT}, below T₀ = [S(1 − a)/4εσ]^{1/4}',
      unit: 'K',
      measured: (m) => m.moments('temperature').mean,
      expected: (m) => average(m, (T) => T),
      scale: (m) => of(m).quiet,
    },
    {
      ...equality,
      id: 'temperature-variance',
      statement: 'Var T = ⟨(T − ⟨T⟩)²⟩ of the same p',
      unit: 'K²',
      measured: (m) => variance(m.moments('temperature')),
      expected: temperatureVariance,
      scale: temperatureVariance,
    },
    {
      ...equality,
      id: 'weather',
      statement: '{Var[C(T_τ − T₀) + ∫εσT⁴dt]/τ}^½ = s: what is stored and radiated wavers with the weather',
      unit: 'W s^½/m²',
      measured: (m) => Math.sqrt(variance(m.moments('weather')) / m.duration),
      expected: (m) => of(m).s,
      scale: (m) => of(m).s,
    },
    {
      ...equality,
      id: 'entropy-export',
      statement: 'entropy radiated per time = ⟨(4/3)εσT³⟩: that of light is (4/3)Q/T, where heat would take Q/T',
      unit: 'W/(m² K)',
      measured: (m) => m.moments('entropyExport').mean,
      expected: (m) => average(m, (T) => (4 / 3) * of(m).epsilon * sigma * Math.abs(T) ** 3),
      scale: (m) => of(m).taken / of(m).quiet,
    },
  ],
  presets: [
    {
      title: 'Calm weather: s = 30000',
      words: 'Without storms the mean temperature is that of the quiet planet.',
      parameters: { s: 30000 },
    },
    {
      title: 'Out at Mars: S = 590',
      words: 'Less light comes and less heat leaves: still as much energy out as in.',
      parameters: { S: 590 },
    },
  ],
  sources: [
    'K. Hasselmann, Tellus 28, 473 (1976)',
    'H. Ozawa et al., Rev. Geophys. 41, 1018 (2003) (entropy of the climate)',
    'P. T. Landsberg, G. Tonge, J. Appl. Phys. 51, R1 (1980) (entropy of radiation)',
  ],
};
