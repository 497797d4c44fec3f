import { SpecError } from '../errors.ts';
import { kickedField } from '../exact/kicked-density.ts';
import {
  effectiveTemperature,
  type KickedParticle,
  kickedFourthCumulant,
  kickedVariance,
  kickingPower,
  laggedTemperature,
  velocityResponse,
  whiteTemperature,
} from '../exact/kicked-particle.ts';
import type { CurveSpec, Theory } from '../model/curve-spec.ts';
import type { ModelSpec } from '../model/parse-model.ts';
import type { Law, Measurement, System } from '../model/system.ts';

const of = ({ parameters: p }: Theory): KickedParticle => ({
  k: p.k!,
  gamma: p.gamma!,
  f0: p.f0!,
  tauA: p.tauA!,
  kT: p.kT!,
  nu: p.nu!,
  b: p.b!,
});

/** Frequencies ωτ_a at which spectrum and response are held against each other. */
const bands = [0.5, 1, 2, 5].map((turns, i) => ({ b: i + 1, turns }));
const at = (m: Measurement, turns: number) => turns / m.parameters.tauA!;

const mean = (m: Measurement, name: string) => m.moments(name).mean;

/** Growth per time of what `amount` gives, between the snapshot `early` and the end: what starts up before drops out. */
const growth = (m: Measurement, amount: (when: string, time: number) => number) =>
  (amount('', m.duration) - amount('Early', m.time('early'))) / (m.duration - m.time('early'));

/** C̃(ω), from the Fourier integrals of the velocity. */
const spectrum = (m: Measurement, b: number) => growth(m, (when, time) => time ** 2 * mean(m, `power${b}${when}`));

/** R̃′(ω) without a touch: velocity correlated with the white noise, of water and impulses, which is what the forces leave of it. */
const response = (m: Measurement, b: number) =>
  (spectrum(m, b) - growth(m, (when, time) => time * mean(m, `pushed${b}${when}`))) / (2 * whiteTemperature(of(m)));

/** γ⟨Δx²⟩/2δ at a lag and its double, taken on to lag 0. */
const atNoLag = (m: Measurement, temperature: (snapshot: string, lag: number) => number) =>
  2 * temperature('lag', m.time('lag')) - temperature('twice', m.time('twice'));

const settled = (m: Measurement) => {
  const { k, gamma, tauA } = of(m);
  return m.time('early') < 5 * Math.max(gamma / k, tauA) ? 'the run is too short: growth is not even yet' : null;
};

/** Standard errors that a response must be away from 0 before it may stand in a denominator. */
const clear = 10;

/** The response is a product of two Fourier integrals, of velocity and of white noise, which scatters by [R̃′T_eff/(γT)]^½ or so, T that of the white noise. */
function lost(m: Measurement, b: number, turns: number): string | null {
  const omega = at(m, turns);
  const yields = velocityResponse(of(m), omega) * m.parameters.gamma! * m.moments(`power${b}`).count;
  return yields * whiteTemperature(of(m)) < clear ** 2 * effectiveTemperature(of(m), omega)
    ? 'so slow a response is not clear of its noise'
    : null;
}

const waves = bands.flatMap(({ b }) => [`cos${b}`, `sin${b}`]);
const push = '(s*f0 - k*x)/gamma';
const both = (b: number, product: (wave: string) => string) => `${product(`Cos${b}`)} + ${product(`Sin${b}`)}`;

const equality = { kind: 'equality', unit: '' } as const satisfies Partial<Law>;
const temperature = { ...equality, unit: 'kT', scale: (m: Measurement) => m.kT };

const bandLaws = bands.flatMap(({ b, turns }): Law[] => [
  {
    ...temperature,
    id: `effective-temperature-${b}`,
    statement: `C̃(ω)/2R̃′(ω) = kT + γνb² + (f0²τ_a/γ)/(1 + ω²τ_a²) at ωτ_a = ${turns}`,
    measured: (m) => spectrum(m, b) / (2 * response(m, b)),
    expected: (m) => effectiveTemperature(of(m), at(m, turns)),
    untestable: (m) => settled(m) ?? lost(m, b, turns),
  },
  {
    ...equality,
    id: `response-${b}`,
    statement: `R̃′(ω) = ω²γ/(k² + ω²γ²) at ωτ_a = ${turns}, as in equilibrium`,
    measured: (m) => response(m, b),
    expected: (m) => velocityResponse(of(m), at(m, turns)),
    scale: (m) => 1 / m.parameters.gamma!,
    untestable: settled,
  },
]);

const parameters = {
  k: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'stiffness of the trap' },
  gamma: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'friction' },
  f0: { default: 1.5, minimum: 0, maximum: 100, unit: '', description: 'force of the kicks, one way or the other' },
  tauA: {
    default: 1,
    minimum: 1e-3,
    maximum: 1e3,
    unit: '',
    description: 'time for which they remember their direction',
  },
  kT: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'thermal energy' },
  nu: { default: 0, minimum: 0, maximum: 1e3, unit: '', description: 'rate of impulses, blows that throw it' },
  b: { default: 1, minimum: 0, maximum: 100, unit: '', description: 'how far they throw it (scale of a Laplace law)' },
};

/** Standard deviation of x. */
const spread = 'sqrt((kT + gamma*nu*b^2)/k + f0^2*tauA/(k*(gamma + k*tauA)))';

/** How many times longer one of its two times, γ/k and τ_a, may be than the other: every step must be short beside both. */
const furthest = 1000;

function model({
  k = parameters.k.default,
  gamma = parameters.gamma.default,
  tauA = parameters.tauA.default,
  nu = parameters.nu.default,
}: Readonly<Record<string, number>>): ModelSpec {
  const apart = Math.abs(Math.log((tauA * k) / gamma));
  if (apart > Math.log(furthest))
    throw SpecError.of('parameters.tauA', tauA, `must be within a factor ${furthest} of gamma/k, ${gamma / k}`);
  return {
    parameters,
    coordinates: { x: { mobility: '1/gamma', temperature: 'kT' } },
    discrete: { s: 'uniform < 0.5 ? -1 : 1' },
    potential: 'k*x^2/2 - s*f0*x',
    events: [
      { rate: '1/(2*tauA)', set: { s: '-s' } },
      ...(nu > 0 ? [{ rate: 'nu', set: { x: 'x + b*(exponential - exponential2)' } }] : []),
    ],
    probes: Object.fromEntries(
      bands.flatMap(({ b, turns }) => {
        const wave = (phase: string) => ({ sine: { amplitude: 1, period: `2*pi*tauA/${turns}`, phase } });
        return [
          [`cos${b}`, wave('pi/2')],
          [`sin${b}`, wave('0')],
        ];
      }),
    ),
    currents: {
      kicking: { x: 's*f0' },
      ...Object.fromEntries(waves.map((w) => [`velocity${capital(w)}`, { x: w }])),
    },
    integrals: {
      area: 'x',
      square: 'x^2',
      quartic: 'x^4',
      ...Object.fromEntries(waves.map((w) => [`push${capital(w)}`, `${w}*${push}`])),
    },
    burnIn: '5*max(gamma/k, tauA)',
  };
}

/** What its motion at each pace takes for the temperature. */
const thermometers: CurveSpec = {
  id: 'effective-temperature',
  title: 'How hot it seems, asked by slow and by fast motion',
  x: { label: 'frequency ω τₐ' },
  y: { label: 'effective temperature (units of kT)' },
  lines: (theory) => [
    {
      points: [
        { at: 0, of: { law: 'effective-temperature-slow' } },
        ...bands.map(({ b, turns }) => ({ at: turns, of: { law: `effective-temperature-${b}` } })),
        { at: Number.POSITIVE_INFINITY, of: { law: 'effective-temperature-fast' } },
      ],
      exact: (at) => effectiveTemperature(of(theory), at / theory.parameters.tauA!),
    },
  ],
  reference: ({ kT }) => ({ name: 'water', exact: () => kT }),
};

/** A trapped particle that pushes itself about, as at a catalytic surface. */
export const kickedParticle: System = {
  id: 'kicked-particle',
  title: 'Kicked particle',
  kind: 'hybrid',
  summary:
    'A particle in a trap that chemistry at its surface pushes one way, then the other, at random. Asked how hot it is by its slow motion, it seems much hotter than the water; asked by its fastest, it has just the temperature of the water. A single temperature for all frequencies would be equilibrium, and the surplus, added up over them, is the heat that the kicks make. Make f0 = 0 and all thermometers agree; make τ_a small and the hot band grows wide and faint. Impulses (ν, b) that throw it are as white as the noise of the water: they make it hotter at every frequency alike, and only the tails of x betray them.',
  model,
  duration: '20*max(gamma/k, tauA)',
  snapshots: {
    // one and two groups of steps
    lag: '0.08*min(gamma/k, tauA)',
    twice: '0.16*min(gamma/k, tauA)',
    early: 'duration*0.35',
  },
  // no more than ten impulses a step on average
  dt: 'min(0.02*min(gamma/k, tauA), 10/max(nu, 1e-6))',
  integrator: 'ornstein-uhlenbeck',
  trajectories: 40_000,
  // as many steps as one time is longer than the other
  share: 'min(1, max(0.05, 10*min(gamma/k, tauA)/max(gamma/k, tauA)))',
  measure: { work: false, reverse: false },
  observables: {
    areaSquare: 'area^2',
    areaSquareEarly: 'area_early^2',
    lagged: '(x_lag - x0)^2',
    laggedTwice: '(x_twice - x0)^2',
    ...Object.fromEntries(
      ['', '_early'].flatMap((when) => {
        const name = when === '' ? '' : 'Early';
        return bands.flatMap(({ b }) => [
          [`power${b}${name}`, both(b, (w) => `velocity${w}${when}^2`)],
          [`pushed${b}${name}`, both(b, (w) => `velocity${w}${when}*push${w}${when}`)],
        ]);
      }),
    ),
  },
  field: { x: { cells: 64, from: `-3.5*${spread}`, to: `3.5*${spread}` } },
  exactField: (theory) => {
    const { density, current } = kickedField(of(theory));
    return { density: ([x]) => density(x!), current: ([x]) => [current(x!)] };
  },
  curves: [thermometers],
  internal: [
    ...['areaSquare', 'areaSquareEarly', 'lagged', 'laggedTwice', 'area', 'square', 'quartic'],
    ...waves.flatMap((w) => [`velocity${capital(w)}`, `push${capital(w)}`]),
    ...bands.flatMap(({ b }) => ['', 'Early'].flatMap((when) => [`power${b}${when}`, `pushed${b}${when}`])),
  ],
  laws: [
    {
      ...equality,
      id: 'variance',
      statement: '⟨x²⟩ = (kT + γνb²)/k + f0²τ_a/[k(γ + kτ_a)]',
      measured: (m) => mean(m, 'square') / m.duration,
      expected: (m) => kickedVariance(of(m)),
      scale: (m) => m.kT / m.parameters.k!,
    },
    {
      ...equality,
      id: 'fourth-cumulant',
      statement:
        '⟨x⁴⟩ − 3⟨x²⟩² = 6νb⁴γ/k + that of the kicks alone, by the equations of their moments; without both, none',
      measured: (m) => mean(m, 'quartic') / m.duration - 3 * (mean(m, 'square') / m.duration) ** 2,
      expected: (m) => kickedFourthCumulant(of(m)),
      scale: (m) => (m.kT / m.parameters.k!) ** 2,
    },
    {
      ...temperature,
      id: 'effective-temperature-slow',
      statement: 'k²S_x(0)/2γ = kT + γνb² + f0²τ_a/γ, S_x(0) the growth rate of Var(∫x dt)',
      measured: (m) => {
        const { k, gamma } = of(m);
        return (k ** 2 * growth(m, (when) => mean(m, `areaSquare${when}`))) / (2 * gamma);
      },
      expected: (m) => effectiveTemperature(of(m), 0),
      untestable: settled,
    },
    {
      ...temperature,
      id: 'effective-temperature-fast',
      statement: 'γ⟨Δx²⟩/2δ → kT + γνb² as δ → 0; expected is what two short lags give, taken on to 0',
      measured: (m) =>
        atNoLag(m, (snapshot, lag) => {
          const square = mean(m, snapshot === 'lag' ? 'lagged' : 'laggedTwice');
          return (m.parameters.gamma! * square) / (2 * lag);
        }),
      expected: (m) => atNoLag(m, (_, lag) => laggedTemperature(of(m), lag)),
      untestable: (m) =>
        laggedTemperature(of(m), m.time('lag')) > 2 * whiteTemperature(of(m))
          ? 'kicks this strong outdo the water even at the shortest lag that the run looks at'
          : null,
    },
    ...bandLaws,
    {
      ...equality,
      id: 'kicking-power',
      statement: '⟨f∘ẋ⟩ = f0²/(γ + kτ_a): the heat of the kicks',
      unit: 'kT per time',
      measured: (m) => mean(m, 'kicking'),
      expected: (m) => kickingPower(of(m)),
      scale: (m) => (m.kT * m.parameters.k!) / m.parameters.gamma!,
    },
  ],
  presets: [
    {
      title: 'Equilibrium: f0 = 0',
      words: 'Without kicks all thermometers agree.',
      parameters: { f0: 0 },
    },
    {
      title: 'Impulses: ν = 0.5, b = 1, f0 = 0',
      words:
        'Blows as white as the water’s noise: all thermometers agree on more heat, and only the fourth cumulant tells.',
      parameters: { f0: 0, nu: 0.5, b: 1 },
    },
  ],
  sources: [
    'L. F. Cugliandolo, J. Phys. A 44, 483001 (2011) (effective temperatures)',
    'D. Loi, S. Mossa, L. F. Cugliandolo, Soft Matter 7, 3726 (2011) (of active particles)',
    'T. Harada, S. Sasa, Phys. Rev. Lett. 95, 130602 (2005)',
  ],
};

function capital(name: string): string {
  return name[0]!.toUpperCase() + name.slice(1);
}
