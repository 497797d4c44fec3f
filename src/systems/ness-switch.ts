import { meanSwitchingExcess, type NessSwitchParameters, switchedJarzynski } from '../exact/ness-switch.ts';
import { switchAverages } from '../laws/switch-averages.ts';
import type { Theory } from '../model/curve-spec.ts';
import { overTime } from '../model/over-time.ts';
import type { Law, System } from '../model/system.ts';

/** The process up to the time t, by default all of it: the speed has then come that part of its way. */
const of = (
  { parameters: p, duration }: Pick<Theory, 'parameters' | 'duration'>,
  t = duration,
): NessSwitchParameters => ({
  ...{ k: p.k!, mu: p.mu!, kT: p.kT!, tau: t },
  v1: p.v1!,
  v2: p.v1! + ((p.v2! - p.v1!) * t) / duration,
});

const followed = overTime([0.2, 0.4, 0.6, 0.8], {
  excess: (at) => `exp(-excess${at})`,
  work: (at) => `exp(-dragging${at}/kT)`,
});

const equality = { kind: 'equality', unit: '', scale: () => 1 } satisfies Partial<Law>;

/** A dragged trap that changes its speed, from one stationary state to another (Trepagnier et al., PNAS 101, 15038 (2004)). */
export const nessSwitch: System = followed.within({
  id: 'ness-switch',
  title: 'Switch between steady states',
  kind: 'langevin',
  summary:
    'A particle is being dragged through water at constant speed, and then the speed changes. It starts in a steady state that is no equilibrium, so Jarzynski’s average of the work is not one, whatever the sample. Hatano and Sasa’s is: it counts only the excess, what switching adds to the heat that dragging costs anyway.',
  model: {
    parameters: {
      k: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'stiffness of the trap' },
      v1: { default: 0.5, minimum: -100, maximum: 100, unit: '', description: 'speed of the trap before' },
      v2: { default: 1.2, minimum: -100, maximum: 100, unit: '', description: 'speed of the trap after' },
      tau: { default: 1, minimum: 1e-6, maximum: 1e6, unit: '', description: 'time in which the speed changes' },
      mu: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'mobility' },
      kT: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'thermal energy' },
    },
    coordinates: { y: { mobility: 'mu', temperature: 'kT' } },
    controls: { v: { ramp: ['v1', 'v2'] } },
    potential: 'k*y^2/2',
    force: { y: '-v/mu' },
    initial: 'stationary',
    integrals: { dragging: '-k*v*y' },
    changes: { excess: 'k*(y + v/(mu*k))^2/(2*kT)' },
  },
  duration: 'tau',
  dt: 'min(0.01/(mu*k), duration/200)',
  integrator: 'ornstein-uhlenbeck',
  trajectories: 100_000,
  measure: { work: false, reverse: false },
  observables: { excessWeight: 'exp(-excess)', workWeight: 'exp(-dragging/kT)' },
  curves: [
    switchAverages(followed, (theory) => ({
      name: 'Jarzynski: ⟨exp(−βw)⟩',
      exact: (t) => switchedJarzynski(of(theory, t)),
    })),
  ],
  laws: [
    {
      ...equality,
      id: 'hatano-sasa',
      statement: '⟨e^{−Y}⟩ = 1, Y = ∫v̇(y + v/μk)/(μkT) dt (T. Hatano, S. Sasa, PRL 86, 3463 (2001))',
      measured: (m) => m.moments('excessWeight').mean,
      expected: () => 1,
      exponentialAverage: { observable: 'excessWeight', side: 'forward' },
    },
    {
      ...equality,
      id: 'mean-y',
      statement: '⟨Y⟩ = [(v₂ − v₁)²/(kT k μ²)](rτ − 1 + e^{−rτ})/(rτ)², r = μk',
      measured: (m) => m.moments('excess').mean,
      expected: (m) => meanSwitchingExcess(of(m)),
    },
    {
      ...equality,
      id: 'jarzynski-fails',
      statement: '⟨e^{−βw}⟩ = exp{−(v₁/μkT)[v₁(1 − e^{−rτ})/r + (v₂ − v₁)(1 − e^{−rτ}(1 + rτ))/(τr²)]}, not 1',
      measured: (m) => m.moments('workWeight').mean,
      expected: (m) => switchedJarzynski(of(m)),
      exponentialAverage: { observable: 'workWeight', side: 'forward' },
    },
  ],
  presets: [
    {
      title: 'From rest: v1 = 0',
      words: 'The start now is an equilibrium: Jarzynski’s average comes out as 1 too.',
      parameters: { v1: 0 },
    },
    {
      title: 'From fast to faster: v1 = 1',
      words: 'Jarzynski’s average moves farther from 1, while Hatano and Sasa’s stays.',
      parameters: { v1: 1, v2: 1.7 },
    },
  ],
  sources: [
    'T. Hatano, S. Sasa, Phys. Rev. Lett. 86, 3463 (2001)',
    'E. H. Trepagnier et al., Proc. Natl. Acad. Sci. USA 101, 15038 (2004)',
  ],
});
