import { detailedBalanceFactors } from '../exact/detailed-balance-factors.ts';
import {
  classicalSpectrum,
  type Oscillator,
  oscillatorCorrelation,
  quanta,
  quantumSpectrum,
} from '../exact/oscillator-spectrum.ts';
import type { Law, Measurement, System } from '../model/system.ts';

type Parameters = Measurement['parameters'];

const of = ({ omega0, gamma, m, hbar, kT }: Parameters): Oscillator => ({
  omega0: omega0!,
  gamma: gamma!,
  m: m!,
  hbar: hbar!,
  kT: kT!,
});

/** A band of frequencies around a multiple of ω0. */
interface Band {
  readonly centre: number;
  /** 1, or −1 for the band at negative frequencies. */
  readonly sign: number;
}

/** Multiples of ω0 around which bands lie, half their width, and what is shown. */
const centres = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5];
const halfWidth = 0.1;
const highest = 3;

const line: Band = { centre: 1, sign: 1 };
const last: Band = { centre: centres.at(-1)!, sign: 1 };
const bands: readonly Band[] = [-1, 1].flatMap((sign) => centres.map((centre) => ({ centre, sign })));

/** Turns of the oscillator in a run below which bands are no longer apart. */
const fewestTurns = 2;

/** βħω up to which e^{βħω} and its square are numbers. */
const mostQuanta = 300;

const turnsOf = ({ parameters, duration }: Measurement): number => (parameters.omega0! * duration) / (2 * Math.PI);

/** Numbers k of the frequencies 2πk/T within a band, at least the one nearest to its middle. */
function binsOf(m: Measurement, { centre }: Band): number[] {
  const turns = turnsOf(m);
  const [from, to] = [Math.ceil((centre - halfWidth) * turns), Math.floor((centre + halfWidth) * turns)];
  return from <= to ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : [Math.round(centre * turns)];
}

/** Mean over a band of what `value` gives at each of its frequencies ±2πk/T. */
function meanOver(m: Measurement, band: Band, value: (omega: number, k: number) => number): number {
  const bins = binsOf(m, band);
  return bins.reduce((sum, k) => sum + value((band.sign * 2 * Math.PI * k) / m.duration, k), 0) / bins.length;
}

/** The measured spectrum at frequency number k. */
const measured = (m: Measurement, k: number): number => m.spectrum!.at(k);

/** Why a run cannot tell what is in a band; null where it can. */
function unresolved(m: Measurement, band: Band): string | null {
  if (turnsOf(m) < fewestTurns) return 'the run is too short to tell bands of frequencies apart';
  return Math.max(...binsOf(m, band)) < m.spectrum!.omega.length
    ? null
    : 'in a run this long the readings are too far apart for the band';
}

/** Why it cannot be held against the quantum spectrum there. */
function beyond(m: Measurement, band: Band): string | null {
  const o = of(m.parameters);
  const tooMany = quanta(o, band.centre * o.omega0) > mostQuanta;
  return unresolved(m, band) ?? (tooMany ? 'quanta are so large beside kT that numbers run out' : null);
}

const equality = { kind: 'equality', unit: '' } as const;

/** Factors other than the right one, how far they are off it, and the multiple of ω0 at which that is tested. */
const wrong = [
  { id: 'standard', name: 'standard', formula: '2/(1 + e^{−βħω})', ratio: 'tanh(βħω/2)/(βħω/2)', centre: 1.25 },
  { id: 'schofield', name: 'Schofield', formula: 'e^{βħω/2}', ratio: 'sinh(βħω/2)/(βħω/2)', centre: 2 },
  {
    id: 'mixed',
    name: 'mixed',
    formula: 'e^{βħω/4}[βħω/(1 − e^{−βħω})]^{1/2}',
    ratio: '[sinh(βħω/2)/(βħω/2)]^{1/2}',
    centre: 1.5,
  },
] as const;

const factors = [{ id: 'harmonic', name: 'harmonic' } as const, ...wrong];

/** A factor as a function of ω. */
const factorOf = (id: (typeof factors)[number]['id'], o: Oscillator) => (omega: number) =>
  detailedBalanceFactors[id].of(quanta(o, omega));

const wrongFactors = wrong.map(({ id, formula, ratio, centre }): Law => {
  const band: Band = { centre, sign: 1 };
  return {
    ...equality,
    id: `${id}-factor`,
    statement: `S(ω)·${formula} = S_q(ω)·${ratio}, wrong by that much, at ω = ${centre}ω₀`,
    measured: (m) => {
      const o = of(m.parameters);
      const factor = factorOf(id, o);
      return meanOver(m, band, (omega, k) => (measured(m, k) * factor(omega)) / quantumSpectrum(o, omega));
    },
    expected: (m) => meanOver(m, band, (omega) => detailedBalanceFactors[id].ratio(quanta(of(m.parameters), omega))),
    scale: () => 1,
    untestable: (m) => beyond(m, band),
  };
});

/** What the harmonic factor makes of the measured spectrum in a band, over the quantum spectrum there. */
const harmonicOver = (band: Band) => (m: Measurement) => {
  const o = of(m.parameters);
  const factor = factorOf('harmonic', o);
  const made = meanOver(m, band, (omega, k) => measured(m, k) * factor(omega));
  return made / meanOver(m, band, (omega) => quantumSpectrum(o, omega));
};

/** Σ over frequencies of both signs up to the end of the last band, times their distance over 2π: the part of ⟨x²⟩ that they make. */
function inBand(m: Measurement, value: (omega: number, k: number) => number): number {
  const most = Math.max(...binsOf(m, last));
  const all = Array.from({ length: 2 * most + 1 }, (_, i) => i - most);
  return all.reduce((sum, k) => sum + value((2 * Math.PI * k) / m.duration, Math.abs(k)), 0) / m.duration;
}

/** A classical oscillator's spectrum, made quantum in four ways of which one is right. */
export const classicalSpectrumSystem: System = {
  id: 'classical-spectrum',
  title: 'Classical spectrum',
  kind: 'langevin',
  summary:
    'A ball on a spring trembles in water. Its spectrum is the same forwards and backwards in frequency; a quantum one is not, since cold matter takes up more quanta than it gives away. Four factors are in use to make the one out of the other. All of them restore S(−ω) = e^{−βħω}S(ω), by construction, so that this proves nothing: only the harmonic one meets the true quantum spectrum, the others are off by amounts that are known and seen here. Make hbar small and all of them are right; make it large and watch them part. What light the ball absorbs goes as (1 − e^{−βħω})S(ω), in the standard form as 2ω tanh(βħω/2) times the classical spectrum.',
  model: {
    parameters: {
      omega0: { default: 2, minimum: 1e-3, maximum: 1e3, unit: '', description: 'frequency of the spring, √(k/m)' },
      gamma: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'friction' },
      m: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'mass' },
      hbar: { default: 1, minimum: 0, maximum: 20, unit: '', description: 'Planck’s constant over 2π; 0: classical' },
      kT: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'thermal energy' },
    },
    coordinates: { x: { mass: 'm', friction: 'gamma', temperature: 'kT' } },
    potential: 'm*omega0^2*x^2/2',
  },
  // long enough to resolve the line, 40 relaxation times, but not so long that readings are too few for the band
  duration: 'min(240/omega0, max(100/omega0, 40*max(2*m/gamma, gamma/(m*omega0^2))))',
  dt: 'min(0.04/omega0, 0.1*m/gamma)',
  trajectories: 40_000,
  measure: { work: false, reverse: false },
  spectrum: {
    of: 'x',
    samples: 256,
    highest: `${highest}*omega0`,
    correlation: (p) => (t) => oscillatorCorrelation(of(p), t),
    exact: (p) => (omega) => classicalSpectrum(of(p), omega),
    corrected: {
      name: 'quantum',
      exact: (p) => (omega) => quantumSpectrum(of(p), omega),
      factors: factors.map(({ id, name }) => ({ id, name, factor: (p) => factorOf(id, of(p)) })),
    },
  },
  observables: { squaredPosition: 'x^2', squaredVelocity: 'vx^2' },
  laws: [
    {
      ...equality,
      id: 'spectrum',
      statement:
        'S(ω) = (2γkT/m²)/[(ω₀² − ω²)² + (γω/m)²], mean over the frequencies of the record in |ω − ω₀| ≤ ω₀/10',
      measured: (m) => meanOver(m, line, (_, k) => measured(m, k)),
      expected: (m) => meanOver(m, line, (omega) => classicalSpectrum(of(m.parameters), omega)),
      scale: () => 0,
      untestable: (m) => unresolved(m, line),
    },
    {
      ...equality,
      id: 'harmonic-detailed-balance',
      statement: `S(ω)·βħω/(1 − e^{−βħω}) / S_q(ω) = 1, in the worst of ${bands.length} bands at both signs of ω, found by half of the trajectories and measured by the others`,
      measured: harmonicOver(bands[0]!),
      expected: () => 1,
      elsewhere: bands.slice(1).map((band) => ({ measured: harmonicOver(band), expected: () => 1 })),
      scale: () => 0,
      untestable: (m) => beyond(m, last),
    },
    ...wrongFactors,
    {
      ...equality,
      id: 'zero-point',
      statement:
        'ΣS(ω)·βħω/(1 − e^{−βħω}) = ΣS_q over the frequencies of the record, |ω| ≤ 2.6ω₀: ⟨x²⟩ with its zero-point motion',
      measured: (m) => {
        const factor = factorOf('harmonic', of(m.parameters));
        return inBand(m, (omega, k) => measured(m, k) * factor(omega));
      },
      expected: (m) => inBand(m, (omega) => quantumSpectrum(of(m.parameters), omega)),
      scale: ({ parameters: p }) => p.kT! / (p.m! * p.omega0! ** 2),
      untestable: (m) => beyond(m, last),
    },
    {
      ...equality,
      id: 'position-variance',
      statement: '⟨x²⟩ = kT/(mω₀²)',
      measured: (m) => m.moments('squaredPosition').mean,
      expected: ({ parameters: p }) => p.kT! / (p.m! * p.omega0! ** 2),
      scale: ({ parameters: p }) => p.kT! / (p.m! * p.omega0! ** 2),
    },
    {
      ...equality,
      id: 'velocity-variance',
      statement: '⟨v²⟩ = kT/m',
      measured: (m) => m.moments('squaredVelocity').mean,
      expected: ({ parameters: p }) => p.kT! / p.m!,
      scale: ({ parameters: p }) => p.kT! / p.m!,
    },
  ],
  presets: [
    {
      title: 'Hardly quantum: hbar = 0.2',
      words: 'Quanta are small beside kT: all four factors meet the quantum spectrum.',
      parameters: { hbar: 0.2 },
    },
    {
      title: 'Cold: kT = 0.5',
      words: 'Quanta are large beside kT: the factors part, and only the harmonic one stays right.',
      parameters: { kT: 0.5 },
    },
  ],
  sources: [
    'S. A. Egorov, K. F. Everitt, J. L. Skinner, J. Phys. Chem. A 103, 9494 (1999) (the factors)',
    'J. S. Bader, B. J. Berne, J. Chem. Phys. 100, 8359 (1994) (harmonic)',
    'P. Schofield, Phys. Rev. Lett. 4, 239 (1960)',
    'H. B. Callen, T. A. Welton, Phys. Rev. 83, 34 (1951) (S_q)',
  ],
};
