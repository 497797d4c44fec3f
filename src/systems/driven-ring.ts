import { entropySecondMoment } from '../exact/fokker-planck/entropy-second-moment.ts';
import { drivenRing as closedForms, type DrivenRing, type DrivenRingParameters } from '../exact/ring/driven-ring.ts';
import { drivenRingModel } from '../exact/ring/driven-ring-model.ts';
import { haradaSasaHeat } from '../exact/ring/harada-sasa-heat.ts';
import { haradaSasaRule } from '../exact/ring/harada-sasa-rule.ts';
import { ringRelaxation } from '../exact/ring/ring-relaxation.ts';
import { byParameters } from '../laws/by-parameters.ts';
import { integralFluctuationTheorem } from '../laws/fluctuation-theorem.ts';
import { lostInNoise } from '../laws/uncertainty-relation.ts';
import type { Law, Measurement, System } from '../model/system.ts';
import { variance } from '../tally/moments.ts';

const defaults: DrivenRingParameters = { V0: 1, f: 0.5, mu: 1, kT: 0.5 };

/** Time in which the slowest mode decays by e. */
const relaxation = (p: Readonly<Record<string, number>>): number =>
  1 / ringRelaxation({ ...defaults, ...p }, 1)[0]!.rate;

const of = ({ parameters: p }: Measurement): DrivenRingParameters => ({ V0: p.V0!, f: p.f!, mu: p.mu!, kT: p.kT! });
const exact = (m: Measurement): DrivenRing => closedForms(of(m));

/** Frequencies at which fluctuations and response are compared, and the weights of their sum over all. */
const frequencies = (p: DrivenRingParameters) => haradaSasaRule(p, 5);
const bands = ['1', '2', '3', '4', '5'];

/** Weights of the frequencies, and the heat that these give exactly. */
interface Spectroscopy {
  readonly weights: readonly number[];
  readonly heat: number;
}

const spectroscopy = byParameters((m): Spectroscopy => {
  const rule = frequencies(of(m));
  return { weights: rule.weights, heat: haradaSasaHeat(of(m), rule, m.duration) };
});

/** Functions cos ωt and sin ωt of time at these frequencies. */
function probes(given: Readonly<Record<string, number>>) {
  const asked: DrivenRingParameters = { ...defaults, ...given };
  const possible = asked.mu > 0 && asked.kT > 0 && Object.values(asked).every(Number.isFinite);
  const { nodes } = frequencies(possible ? asked : defaults);
  const wave = (omega: number, phase: number) => ({ sine: { amplitude: 1, period: (2 * Math.PI) / omega, phase } });
  return Object.fromEntries(
    bands.flatMap((b, i) => [
      [`cos${b}`, wave(nodes[i]!, Math.PI / 2)],
      [`sin${b}`, wave(nodes[i]!, 0)],
    ]),
  );
}

/**
 * C̃ − 2kT R̃′ at each frequency: with X and G the Fourier integrals of velocity and of μF over the run of length T, the noise's being
 * X − G, it is Re⟨X G*⟩/T less the means.
 */
function spectrum(m: Measurement): number[] {
  const mean = (name: string) => m.moments(name).mean;
  return bands.map((b) => {
    const means = ['Cos', 'Sin'].reduce((sum, wave) => sum + mean(`velocity${wave}${b}`) * mean(`push${wave}${b}`), 0);
    return mean(`spectrum${b}`) - means;
  });
}

/**
 * Growth rate of the covariance of two quantities, seen through their product and their means, between the snapshot `early` and the
 * end: what starts up within the early part drops out.
 */
function growth(m: Measurement, product: string, a: string, b: string): number {
  const mean = (name: string) => m.moments(name).mean;
  const covariance = (when: string) => mean(product + when) - mean(a + when) * mean(b + when);
  return (covariance('') - covariance('Early')) / (m.duration - m.time('early'));
}

const diffusion = (m: Measurement) => growth(m, 'square', 'displacement', 'displacement') / 2;
/** D_eff − kT ∂v/∂f: the response of x to f is ⟨x n⟩/2kT, n the noise's part of x, of which the force's part is the rest. */
const violation = (m: Measurement) => growth(m, 'moved', 'displacement', 'push') / 2;

const equality = { kind: 'equality', unit: '' } as const;

/** Relaxation times that must have passed at the snapshot `early` for what follows to grow evenly. */
const leastRelaxed = 7;

const tooShort = (m: Measurement) =>
  m.time('early') < leastRelaxed * relaxation(m.parameters)
    ? 'the run is too short for the slowest mode to decay: diffusion is not there yet'
    : null;

/** ⟨e^{−2Δs}⟩ until the snapshot `first`, within half a per cent where a step over one of the cells gives off kT/4, or as far as so many cells tell. */
const spreadOfWeights = (m: Measurement) => {
  const { V0, f, kT } = of(m);
  if (f === 0) return 1;
  const cells = Math.min(3200, Math.max(200, Math.ceil((25 * (Math.abs(V0) + Math.abs(f))) / kT)));
  return entropySecondMoment(drivenRingModel(of(m)), m.time('first'), cells);
};

const still = lostInNoise('displacement');

/** The deterministic part of the velocity. */
const push = 'mu*(V0*sin(x) + f)';

const waves = bands.flatMap((b) => [`Cos${b}`, `Sin${b}`]);

/** Overdamped motion on a ring under a constant force (P. Reimann et al., PRL 87, 010602 (2001)). */
export const drivenRing: System = {
  id: 'driven-ring',
  title: 'Driven ring',
  kind: 'langevin',
  summary:
    'A particle on a ring with one hill, pushed around by a constant force. Without the force the picture of where it sits is Boltzmann’s and nothing circulates. With it probability runs around the ring, the same everywhere, and every turn gives heat. Diffusion and response no longer go together, and by how much they differ, frequency by frequency, adds up to that heat.',
  model: (given) => ({
    parameters: {
      V0: { default: defaults.V0, minimum: 0, maximum: 100, unit: 'kT', description: 'half the height of the hill' },
      f: { default: defaults.f, minimum: -100, maximum: 100, unit: 'kT', description: 'force along the ring' },
      mu: { default: defaults.mu, minimum: 1e-3, maximum: 1e3, unit: '', description: 'mobility' },
      kT: { default: defaults.kT, minimum: 0.01, maximum: 100, unit: 'kT', description: 'temperature' },
    },
    coordinates: { x: { mobility: 'mu', temperature: 'kT', periodic: '2*pi' } },
    potential: 'V0*cos(x)',
    force: { x: 'f' },
    probes: probes(given),
    currents: Object.fromEntries(waves.map((w) => [`velocity${w}`, { x: w.toLowerCase() }])),
    integrals: { push, ...Object.fromEntries(waves.map((w) => [`push${w}`, `${w.toLowerCase()}*${push}`])) },
    initial: 'stationary',
  }),
  duration: (p) => 18 * relaxation(p),
  snapshots: {
    first: 'min(duration/8, 1/(mu*(f^2/kT + 1e-9)))',
    early: (p) => Math.min(0.45 * p.duration!, 8 * relaxation(p)),
  },
  dt: '0.012/(mu*(kT + V0 + abs(f)))',
  trajectories: 80_000,
  measure: { work: true, reverse: false },
  observables: {
    displacement: 'x - x0',
    displacementEarly: 'x_early - x0',
    square: '(x - x0)^2',
    squareEarly: '(x_early - x0)^2',
    moved: '(x - x0)*push',
    movedEarly: '(x_early - x0)*push_early',
    pushEarly: 'push_early',
    weight: 'exp(-entropy_first)',
    ...Object.fromEntries(
      bands.map((b) => [`spectrum${b}`, `velocityCos${b}*pushCos${b} + velocitySin${b}*pushSin${b}`]),
    ),
  },
  field: { x: 256 },
  internal: [
    ...['displacementEarly', 'square', 'squareEarly', 'moved', 'movedEarly', 'push', 'pushEarly', 'weight'],
    ...waves.flatMap((w) => [`velocity${w}`, `push${w}`]),
    ...bands.map((b) => `spectrum${b}`),
  ],
  laws: [
    {
      ...equality,
      id: 'velocity',
      statement: 'v = LJ, J = μkT(1 − e^{−Lf/kT})/∫₀ᴸdx e^{−βφ(x)}∫ₓ^{x+L}dy e^{βφ(y)}',
      measured: (m) => m.moments('displacement').mean / m.duration,
      expected: (m) => exact(m).velocity,
      scale: ({ parameters: p }) => p.mu! * (p.V0! + p.kT!) * 0.1,
    },
    {
      ...equality,
      id: 'diffusion',
      statement: 'D_eff = μkT⟨I₊²I₋⟩/⟨I₊⟩³',
      measured: diffusion,
      expected: (m) => exact(m).diffusion,
      scale: ({ parameters: p }) => p.mu! * p.kT!,
      untestable: tooShort,
    },
    {
      ...equality,
      id: 'entropy-production',
      statement: 'σ = fv/T',
      unit: 'k_B per time',
      measured: (m) => m.moments('entropy').mean / m.duration,
      expected: (m) => exact(m).entropyProduction,
      scale: ({ parameters: p }) => p.mu! * 0.1,
    },
    integralFluctuationTheorem('integral-ft', 'Δs_tot', 'weight', spreadOfWeights),
    {
      id: 'tur',
      kind: 'bound',
      side: 'at least',
      statement: 'Var(x)⟨Δs⟩/⟨x⟩² ≥ 2 (A. C. Barato, U. Seifert, PRL 114, 158101 (2015))',
      unit: '',
      measured: (m) => {
        const x = m.moments('displacement');
        return (variance(x) * m.moments('entropy').mean) / x.mean ** 2;
      },
      expected: () => 2,
      scale: () => 1,
      untestable: still,
    },
    {
      ...equality,
      id: 'tur-long-time',
      statement: 'D_eff σ/v² = D_eff f/(v kT), which is at least 1',
      measured: (m) => (diffusion(m) * m.moments('entropy').mean * m.duration) / m.moments('displacement').mean ** 2,
      expected: (m) => (exact(m).diffusion * m.parameters.f!) / (exact(m).velocity * m.parameters.kT!),
      scale: () => 1,
      untestable: (m) => still(m) ?? tooShort(m),
    },
    {
      ...equality,
      id: 'einstein-violation',
      statement: 'D_eff − kT ∂v/∂f = μkT[⟨I₊²I₋⟩/⟨I₊⟩³ − ⟨I₊I₋⟩/⟨I₊⟩²]',
      measured: violation,
      expected: (m) => exact(m).einsteinViolation,
      scale: ({ parameters: p }) => p.mu! * p.kT!,
      untestable: tooShort,
    },
    {
      ...equality,
      id: 'harada-sasa',
      statement:
        'γ[v̄² + ∫(C̃(ω) − 2kT R̃′(ω)) dω/2π] = fv, the heat per time; a sum over frequencies, whose remainder is known',
      measured: (m) => {
        const { weights } = spectroscopy(m);
        const v = m.moments('displacement').mean / m.duration;
        return spectrum(m).reduce((sum, d, i) => sum + weights[i]! * d, v * v) / m.parameters.mu!;
      },
      expected: (m) => spectroscopy(m).heat,
      scale: ({ parameters: p }) => p.mu! * p.kT! * 0.1,
    },
  ] satisfies Law[],
  presets: [
    {
      title: 'Equilibrium: f = 0',
      words: 'Boltzmann’s picture, no current, no heat, and Einstein’s relation holds.',
      parameters: { f: 0 },
    },
    {
      title: 'Over the brink: f = 1.2',
      words: 'The force outdoes the hill: the particle runs, and spreads much faster than it would freely.',
      parameters: { f: 1.2 },
    },
  ],
  sources: [
    'P. Reimann et al., Phys. Rev. Lett. 87, 010602 (2001)',
    'T. Harada, S. Sasa, Phys. Rev. Lett. 95, 130602 (2005)',
    'U. Seifert, Phys. Rev. Lett. 95, 040602 (2005)',
  ],
};
