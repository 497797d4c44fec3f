import { densityAt } from '../exact/fokker-planck/density-at.ts';
import type { FokkerPlanckModel } from '../exact/fokker-planck/fokker-planck-model.ts';
import { type StationaryDensity, stationaryDensity } from '../exact/fokker-planck/stationary-density.ts';
import type { Law, Measurement, System } from '../model/system.ts';

type Given = Pick<Measurement, 'parameters'>;

const of = ({ parameters: p }: Given) => p as Record<'V0' | 'asymmetry' | 'onRate' | 'offRate' | 'kT', number>;

const height = '(sin(2*pi*x) + asymmetry*sin(4*pi*x))';

/** V/V0 and its slope at x. */
const shape = (asymmetry: number, x: number) => Math.sin(2 * Math.PI * x) + asymmetry * Math.sin(4 * Math.PI * x);
const slope = (asymmetry: number, x: number) =>
  2 * Math.PI * (Math.cos(2 * Math.PI * x) + 2 * asymmetry * Math.cos(4 * Math.PI * x));

/** The ratchet as a Fokker–Planck equation with two states: off, on. */
function ratchet(m: Given): FokkerPlanckModel {
  const { V0, asymmetry, onRate, offRate, kT } = of(m);
  return {
    from: 0,
    to: 1,
    boundary: 'periodic',
    states: [
      { drift: () => 0, diffusion: () => kT },
      { drift: (x) => -V0 * slope(asymmetry, x), diffusion: () => kT },
    ],
    switches: [
      { from: 0, to: 1, rate: () => onRate },
      { from: 1, to: 0, rate: () => offRate },
    ],
  };
}

/** By the parameters of a run, for several laws. */
const known = new WeakMap<Measurement['parameters'], ReturnType<typeof exact>>();

/** Stationary law, velocity, and the power of the switch: onRate⟨V; off⟩ − offRate⟨V; on⟩. */
function exact(m: Given): { law: StationaryDensity; velocity: number; power: number } {
  const before = known.get(m.parameters);
  if (before) return before;
  const { V0, asymmetry, onRate, offRate } = of(m);
  const law = stationaryDensity(ratchet(m));
  const { x, density, width } = law;
  const mean = (state: number) => {
    const heights = x.map((at) => V0 * shape(asymmetry, at));
    return width * density[state]!.reduce((sum, p, i) => sum + p * heights[i]!, 0);
  };
  const value = { law, velocity: law.velocity.value, power: onRate * mean(0) - offRate * mean(1) };
  known.set(m.parameters, value);
  return value;
}

const share = 'onRate/(onRate + offRate)';

const equality = { kind: 'equality', unit: '' } as const satisfies Partial<Law>;

/** Diffusion in a saw-tooth that is switched on and off (J. Prost et al., PRL 72, 2652 (1994)). */
export const flashingRatchet: System = {
  id: 'flashing-ratchet',
  title: 'Flashing ratchet',
  kind: 'hybrid',
  summary:
    'A particle in a row of lopsided wells that are switched on and off at random. No force pulls it on average to either side: off it spreads evenly both ways, on it falls into the nearest well. But the way to one side is shorter, and so it goes there, like a molecular motor. The switch pays for it, in heat. Make the wells even (asymmetry 0), or switch hardly ever or all too fast, and it stays.',
  model: {
    parameters: {
      V0: {
        default: 8,
        minimum: 0,
        maximum: 50,
        unit: 'kT',
        description: 'depth of the wells, V = V0[sin 2πx + asymmetry·sin 4πx]',
      },
      asymmetry: { default: 0.25, minimum: -0.5, maximum: 0.5, unit: '', description: 'how lopsided the wells are' },
      onRate: { default: 20, minimum: 1e-2, maximum: 1e3, unit: '', description: 'rate of switching on' },
      offRate: { default: 20, minimum: 1e-2, maximum: 1e3, unit: '', description: 'rate of switching off' },
      kT: { default: 1, minimum: 0.05, maximum: 20, unit: 'kT', description: 'thermal energy' },
    },
    coordinates: { x: { mobility: 1, temperature: 'kT', periodic: 1 } },
    discrete: { on: `uniform < ${share} ? 1 : 0` },
    potential: `on*V0*${height}`,
    events: [
      { rate: 'onRate*(1 - on)', set: { on: 1 } },
      { rate: 'offRate*on', set: { on: 0 } },
    ],
    // free diffusion forgets its place at the rate 4π²kT, wells do so faster
    burnIn: '0.3/kT',
  },
  duration: '0.5/max(kT, 0.2)',
  dt: 'min(0.26/(4*pi^2*(V0*(1 + 4*abs(asymmetry)) + kT)), 0.1/(onRate + offRate))',
  integrator: 'stochastic-heun',
  trajectories: 40_000,
  measure: { work: true, reverse: false },
  observables: { distance: 'x - x0' },
  field: { x: 96 },
  exactField: (theory) => {
    const { law } = exact(theory);
    const density = densityAt(law);
    return { density: ([x]) => density(x!), current: () => [law.current.value] };
  },
  internal: ['totalWork', 'shadowWork', 'heat'],
  laws: [
    {
      ...equality,
      id: 'velocity',
      statement: 'v = ∫j dx of the Fokker–Planck equations of both states',
      measured: (m) => m.moments('distance').mean / m.duration,
      expected: (m) => exact(m).velocity,
      scale: () => 1,
    },
    {
      ...equality,
      id: 'switching-power',
      statement:
        'work of the switch per time = onRate⟨V; off⟩ − offRate⟨V; on⟩ by the same equations: it all becomes heat',
      unit: 'kT per time',
      measured: (m) => m.moments('work').mean / m.duration,
      expected: (m) => exact(m).power,
      scale: ({ kT }) => kT,
    },
    {
      ...equality,
      id: 'time-on',
      statement: '⟨on⟩ = onRate/(onRate + offRate)',
      measured: (m) => m.moments('on').mean,
      expected: (m) => of(m).onRate / (of(m).onRate + of(m).offRate),
      scale: () => 1,
      exactAtAnyTimeStep: true,
    },
  ],
  presets: [
    {
      title: 'Even wells: asymmetry 0',
      words: 'Both ways are equally long: it stays, and the switch is paid for nothing.',
      parameters: { asymmetry: 0 },
    },
    {
      title: 'Slow switch: 1 per time',
      words: 'It has time to settle and to spread out, but turns are few: less speed.',
      parameters: { onRate: 1, offRate: 1 },
    },
  ],
  sources: [
    'A. Ajdari, J. Prost, C. R. Acad. Sci. Paris II 315, 1635 (1992)',
    'J. Prost, J.-F. Chauwin, L. Peliti, A. Ajdari, Phys. Rev. Lett. 72, 2652 (1994)',
  ],
};
