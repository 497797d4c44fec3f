import { greenKubo } from '../laws/green-kubo.ts';
import type { CurveSpec, Theory } from '../model/curve-spec.ts';
import type { Law, Measurement, System } from '../model/system.ts';

/** No force, one on particles, one on heat. */
const devices = ['rest', 'particle', 'heat'] as const;
type Device = (typeof devices)[number];

const levels = [1, 2] as const;
type Level = (typeof levels)[number];

/** z = (ε − μ)/kT of a level as a lead sees it: X_n and X_q act with half their size, and opposite signs, on the left and the right. */
function argument(level: Level, device: Device, lead: 'L' | 'R'): string {
  const z = `(epsilon${level} - mu)/kT`;
  if (device === 'rest') return z;
  return `${z} ${lead === 'L' ? '-' : '+'} force${device === 'heat' ? `*${z}` : ''}/2`;
}

/** Name of the occupation of the lead at the level's energy: at rest both are alike. */
const fermi = (level: Level, device: Device, lead: 'L' | 'R') =>
  device === 'rest' ? `f_${level}rest` : `f_${lead}${level}${device}`;

const occupations = Object.fromEntries(
  devices.flatMap((device) =>
    levels.flatMap((level) =>
      (['L', 'R'] as const).map((lead) => [
        fermi(level, device, lead),
        `1/(1 + exp(${argument(level, device, lead)}))`,
      ]),
    ),
  ),
);

const species = (level: Level, device: Device) => `n${level}${device}`;
const through = (level: Level, device: Device, lead: 'L' | 'R') => `${lead}${level}${device}`;

/** Electrons in from the left, and out to the right; a level holds one at most. */
const reactions = devices.flatMap((device) =>
  levels.flatMap((level) => {
    const n = species(level, device);
    const rate = (lead: 'L' | 'R') => {
      const f = fermi(level, device, lead);
      return [`[gamma*${f}*(1 - ${n})]`, `[gamma*(1 - ${f})*${n}]`] as const;
    };
    const [[inLeft, outLeft], [inRight, outRight]] = [rate('L'), rate('R')];
    return [
      `0 <-> ${n} : ${inLeft}, ${outLeft} @ ${through(level, device, 'L')}`,
      `${n} <-> 0 : ${outRight}, ${inRight} @ ${through(level, device, 'R')}`,
    ];
  }),
);

const count = (level: Level, device: Device) => `count${level}${device}`;

/** N = (N_in,L + N_out,R)/2 until the end, of particles and of the heat that they carry. */
const particles = (device: Device) => `(${count(1, device)} + ${count(2, device)})/2`;
const heat = (device: Device) => `((epsilon1 - mu)*${count(1, device)} + (epsilon2 - mu)*${count(2, device)})/2`;

const z = ({ parameters: p }: Theory, level: Level) => (p[`epsilon${level}`]! - p.mu!) / p.kT!;
const energy = ({ parameters: p }: Theory, level: Level) => p[`epsilon${level}`]! - p.mu!;
const occupied = (argument: number) => 1 / (1 + Math.exp(argument));

/** Σ g_i(ε_i − μ)^power, g_i = γ f_i(1 − f_i)/2. */
const onsager = (power: 0 | 1 | 2) => (m: Theory) =>
  levels.reduce((sum, level) => {
    const f = occupied(z(m, level));
    return sum + (m.parameters.gamma! / 2) * f * (1 - f) * energy(m, level) ** power;
  }, 0);

/** The same by the currents at forces of the size that the run has: J_i = γ(f_L − f_R)/2. Shared out evenly, forces leave no quadratic term. */
const response = (force: 'particle' | 'heat', power: 0 | 1) => (m: Theory) =>
  levels.reduce((sum, level) => {
    const half = (force === 'particle' ? 1 : z(m, level)) * (m.parameters.force! / 2);
    const difference = occupied(z(m, level) - half) - occupied(z(m, level) + half);
    return sum + ((m.parameters.gamma! / 2) * difference * energy(m, level) ** power) / size(force, m);
  }, 0);

/** X_n = force; X_q = force/kT. */
const size = (force: 'particle' | 'heat', { parameters: p }: Theory) =>
  force === 'particle' ? p.force! : p.force! / p.kT!;

/** J(X)/X. */
const measuredResponse = (force: 'particle' | 'heat', current: 'particles' | 'heat') => (m: Measurement) =>
  m.moments(`${current}-${force}`).mean / (size(force, m) * m.duration);

/** Natural size of a coefficient: what levels of energy kT half filled would give. */
const natural =
  (power: 0 | 1 | 2) =>
  ({ parameters: p }: Measurement) =>
    (p.gamma! / 4) * p.kT! ** power;

const coefficient = (power: 0 | 1 | 2) => ({
  unit: ['per time', 'energy per time', 'energy² per time'][power]!,
  expected: onsager(power),
  scale: natural(power),
});

const small = (id: string, name: string, force: 'particle' | 'heat', current: 'particles' | 'heat'): Law => {
  const power = current === 'heat' ? 1 : 0;
  const order = (power + (force === 'heat' ? 1 : 0)) as 0 | 1 | 2;
  return {
    ...coefficient(order),
    id,
    kind: 'equality',
    statement: `${name} = J/X at the force of this run`,
    measured: measuredResponse(force, current),
    expected: response(force, power),
    exactAtAnyTimeStep: true,
  };
};

const laws: Law[] = [
  {
    ...coefficient(1),
    id: 'onsager-symmetry',
    kind: 'equality',
    statement: 'L_nq − L_qn = 0, each by small forces: heat that a voltage moves, particles that a warm lead moves',
    measured: (m) => measuredResponse('heat', 'particles')(m) - measuredResponse('particle', 'heat')(m),
    // 0 as the forces go to 0; at theirs, the difference of the next order.
    expected: (m) => response('heat', 0)(m) - response('particle', 1)(m),
    exactAtAnyTimeStep: true,
  },
  greenKubo(
    'green-kubo',
    'L_nq = lim Cov(N_n, N_q)/2t at rest = Σ g_i(ε_i − μ), g_i = γf_i(1 − f_i)/2',
    { a: 'particles-rest', b: 'heat-rest', product: 'product-nq' },
    coefficient(1),
  ),
  greenKubo(
    'green-kubo-nn',
    'L_nn = lim Var(N_n)/2t at rest = Σ g_i',
    { a: 'particles-rest', b: 'particles-rest', product: 'product-nn' },
    coefficient(0),
  ),
  greenKubo(
    'green-kubo-qq',
    'L_qq = lim Var(N_q)/2t at rest = Σ g_i(ε_i − μ)²',
    { a: 'heat-rest', b: 'heat-rest', product: 'product-qq' },
    coefficient(2),
  ),
  small('conductance', 'L_nn', 'particle', 'particles'),
  small('seebeck', 'L_nq', 'heat', 'particles'),
  small('peltier', 'L_qn', 'particle', 'heat'),
  small('heat-conductance', 'L_qq', 'heat', 'heat'),
];

/** The four coefficients, each by a force and without one. */
const coefficients: CurveSpec = {
  id: 'coefficients',
  title: 'What each force moves, and what fluctuations at rest say of it',
  x: {
    label: 'particles N or heat Q, moved by a voltage or by a difference of temperature',
    names: ['N by ΔV', 'N by ΔT', 'Q by ΔV', 'Q by ΔT'],
  },
  y: { label: 'coefficient L', unit: 'per time' },
  lines: (theory) => {
    const forced = ['conductance', 'seebeck', 'peltier', 'heat-conductance'];
    const byForce = [response('particle', 0), response('heat', 0), response('particle', 1), response('heat', 1)];
    const resting = ['green-kubo-nn', 'green-kubo', 'green-kubo', 'green-kubo-qq'];
    const powers = [0, 1, 1, 2] as const;
    return [
      {
        name: 'by a force',
        points: forced.map((law, at) => ({ at, of: { law } })),
        exact: (at) => byForce[at]!(theory),
      },
      {
        name: 'at rest',
        points: resting.map((law, at) => ({ at, of: { law } })),
        exact: (at) => onsager(powers[at]!)(theory),
      },
    ];
  },
};

/** Two levels between two leads: every coefficient of linear thermoelectricity. */
export const thermoelectricDot: System = {
  id: 'thermoelectric-dot',
  title: 'Thermoelectric dot',
  kind: 'jump',
  summary:
    'Electrons hop through two levels of a dot between a left and a right lead. A voltage moves particles and, with them, heat; a difference of temperature moves heat and, with it, particles. Onsager: the two crossed effects are equal. Green and Kubo: no force is needed to know them, for they can be read from how the counts fluctuate at rest. Three copies run side by side: at rest, under a voltage, and under a difference of temperature.',
  model: {
    parameters: {
      epsilon1: { default: 1, minimum: -10, maximum: 10, unit: 'kT', description: 'energy of the first level' },
      epsilon2: { default: -0.5, minimum: -10, maximum: 10, unit: 'kT', description: 'energy of the second level' },
      gamma: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'rate of hopping to either lead' },
      mu: { default: 0, minimum: -10, maximum: 10, unit: 'kT', description: 'chemical potential of the leads' },
      kT: { default: 1, minimum: 0.05, maximum: 20, unit: '', description: 'thermal energy of the leads' },
      force: {
        default: 0.3,
        minimum: 0.01,
        maximum: 1.5,
        unit: '',
        description: 'size of the small forces X_n and kT·X_q',
      },
    },
    assignments: occupations,
    species: Object.fromEntries(
      devices.flatMap((device) =>
        levels.map((level) => [
          species(level, device),
          device === 'rest'
            ? `binomial(1, ${fermi(level, device, 'L')})`
            : `binomial(1, (${fermi(level, device, 'L')} + ${fermi(level, device, 'R')})/2)`,
        ]),
      ),
    ),
    reactions,
    currents: Object.fromEntries(
      devices.flatMap((device) =>
        levels.map((level) => [count(level, device), [through(level, device, 'L'), through(level, device, 'R')]]),
      ),
    ),
  },
  duration: '40/gamma',
  dt: null,
  trajectories: 50_000,
  measure: { work: false, reverse: false },
  observables: {
    ...Object.fromEntries(
      devices.flatMap((device) => [
        [`particles-${device}`, particles(device)],
        [`heat-${device}`, heat(device)],
      ]),
    ),
    'product-nn': `(${particles('rest')})^2`,
    'product-nq': `(${particles('rest')})*(${heat('rest')})`,
    'product-qq': `(${heat('rest')})^2`,
  },
  internal: devices
    .flatMap((device) => [
      ...levels.flatMap((level) => [species(level, device), count(level, device)]),
      `particles-${device}`,
      `heat-${device}`,
    ])
    .concat(Object.keys(occupations), 'product-nn', 'product-nq', 'product-qq'),
  curves: [coefficients],
  laws,
  presets: [
    {
      title: 'Even levels: ε = 1 and −1',
      words: 'One level carries heat forward and the other back: both crossed effects vanish.',
      parameters: { epsilon1: 1, epsilon2: -1 },
    },
    {
      title: 'One energy: both levels at 1',
      words: 'Every electron carries the same heat: particles and heat are tightly coupled.',
      parameters: { epsilon2: 1 },
    },
  ],
  sources: [
    'L. Onsager, Phys. Rev. 37, 405 (1931)',
    'R. Kubo, J. Phys. Soc. Jpn. 12, 570 (1957)',
    'M. Esposito, K. Lindenberg, C. Van den Broeck, EPL 85, 60010 (2009)',
  ],
};
