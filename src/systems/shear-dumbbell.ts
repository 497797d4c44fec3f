import { shearedSecondMoment } from '../exact/sheared-dumbbell.ts';
import { integralFluctuationTheorem } from '../laws/fluctuation-theorem.ts';
import type { Law, Measurement, System } from '../model/system.ts';

/** λ = ζ/4H, w = λγ̇, and the variance kT/H of each direction at rest. */
const of = ({ parameters: p }: Measurement) => {
  const relaxation = p.zeta! / (4 * p.H!);
  return { ...p, relaxation, w: relaxation * p.shear!, spread: p.kT! / p.H! };
};

/** kTλγ̇². */
const heating = (m: Measurement) => m.parameters.kT! * of(m).relaxation * m.parameters.shear! ** 2;

// the same as formulas
const relaxation = '(zeta/(4*H))';
const w = '(zeta*shear/(4*H))';

/** ∫(F − friction of the flow) ∘ (dx − γ̇y dt): the heat of motion relative to the flow, since the start (by the first law). */
const heat = (at: string) => `shear*stress${at} - H*(x${at}^2 + y${at}^2 - x0^2 - y0^2)/2`;

/** −ln p of the stationary normal law, less a constant. */
const surprise = (x: string, y: string) => `H*(${x}^2 - 2*${w}*${x}*${y} + (1 + 2*${w}^2)*${y}^2)/(2*kT*(1 + ${w}^2))`;

const entropy = `(${heat('_early')})/kT + ${surprise('x_early', 'y_early')} - ${surprise('x0', 'y0')}`;

const equality = { kind: 'equality', unit: '' } as const satisfies Partial<Law>;

/** A Hookean dumbbell in a sheared fluid. */
export const shearDumbbell: System = {
  id: 'shear-dumbbell',
  title: 'Dumbbell in a sheared fluid',
  kind: 'langevin',
  summary:
    'Two beads on a spring, in a fluid whose upper layers move faster than its lower ones: the smallest model of a polymer. The flow stretches and turns the dumbbell, the spring pulls the layers together, and so momentum goes from the fast to the slow: this is viscosity, and its heat. Stop the flow and the picture is round, with neither. Shear harder and the cloud lengthens, while the viscosity stays.',
  model: {
    parameters: {
      H: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'stiffness of the spring' },
      zeta: { default: 4, minimum: 1e-3, maximum: 1e3, unit: '', description: 'friction of each bead' },
      shear: { default: 1, minimum: -1e3, maximum: 1e3, unit: '', description: 'shear rate γ̇ of the flow γ̇y along x' },
      kT: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'thermal energy' },
    },
    // between the beads: both are pushed, so mobilities and diffusion add up
    coordinates: { x: { mobility: '2/zeta', temperature: 'kT' }, y: { mobility: '2/zeta', temperature: 'kT' } },
    potential: 'H*(x^2 + y^2)/2',
    force: { x: 'zeta*shear*y/2' },
    initial: 'stationary',
    currents: { tumbling: { x: '-y', y: 'x' } },
    integrals: { stress: 'H*x*y' },
  },
  duration: `8*${relaxation}`,
  // some time later ⟨e^{−2Δs}⟩ is infinite
  snapshots: { early: `min(duration/4, 0.2/(${relaxation}*shear^2 + 1e-9))` },
  dt: `min(0.02*${relaxation}/(1 + abs(${w})), duration/400)`,
  integrator: 'ornstein-uhlenbeck',
  trajectories: 50_000,
  measure: { work: false, reverse: false },
  observables: {
    flux: 'H*x*y',
    stretch: 'x*x',
    stressDifference: 'H*(x*x - y*y)',
    heat: heat(''),
    weight: `exp(-(${entropy}))`,
  },
  field: { x: 48, y: 32 },
  internal: ['stretch', 'weight'],
  laws: [
    {
      ...equality,
      id: 'momentum-flux',
      statement: 'H⟨xy⟩ = kTλγ̇, λ = ζ/4H',
      measured: (m) => m.moments('flux').mean,
      expected: (m) => m.parameters.kT! * of(m).w,
      scale: ({ kT }) => kT,
    },
    {
      ...equality,
      id: 'stretch',
      statement: '⟨x²⟩ = (kT/H)(1 + 2γ̇²λ²)',
      measured: (m) => m.moments('stretch').mean,
      expected: (m) => of(m).spread * (1 + 2 * of(m).w ** 2),
      scale: (m) => of(m).spread,
    },
    {
      ...equality,
      id: 'normal-stress',
      statement: 'H⟨x² − y²⟩ = 2kT(λγ̇)²',
      measured: (m) => m.moments('stressDifference').mean,
      expected: (m) => 2 * m.parameters.kT! * of(m).w ** 2,
      scale: ({ kT }) => kT,
    },
    {
      ...equality,
      id: 'dissipation',
      statement: 'heat relative to the flow per time = kTλγ̇²',
      measured: (m) => m.moments('heat').mean / m.duration,
      expected: heating,
      scale: (m) => m.kT / of(m).relaxation,
    },
    {
      ...equality,
      id: 'tumbling',
      statement: '⟨x∘ẏ − y∘ẋ⟩ = −γ̇kT/H',
      measured: (m) => m.moments('tumbling').mean,
      expected: (m) => -m.parameters.shear! * of(m).spread,
      scale: (m) => of(m).spread / of(m).relaxation,
    },
    {
      ...integralFluctuationTheorem(
        'integral-ft',
        'Δs_tot, heat taken relative to the flow (T. Speck, J. Mehl, U. Seifert, PRL 100, 178302 (2008))',
        'weight',
        (m) => shearedSecondMoment(of(m).w, m.time('early') / of(m).relaxation),
      ),
      // its heat is an integral over steps
      exactAtAnyTimeStep: false,
    },
  ],
  presets: [
    {
      title: 'At rest: no shear',
      words: 'The cloud is round, and no momentum flows.',
      parameters: { shear: 0 },
    },
    {
      title: 'Hard shear: γ̇ = 2',
      words: 'The cloud lengthens along the flow, while the viscosity stays the same.',
      parameters: { shear: 2 },
    },
  ],
  sources: [
    'R. B. Bird, C. F. Curtiss, R. C. Armstrong, O. Hassager, Dynamics of Polymeric Liquids, vol. 2 (1987)',
    'T. Speck, J. Mehl, U. Seifert, Phys. Rev. Lett. 100, 178302 (2008)',
  ],
};
