import type { RunSpec } from '../../src/experiment/spec.ts';
import { systems } from '../../src/systems/registry.ts';

const common = { duration: 1, dt: 0.01 };

/** Typed-in models that between them use every branch of the kernels. */
const typed: Record<string, RunSpec> = {
  'a double well': {
    ...common,
    model: { coordinates: { x: {} }, controls: { lambda: { ramp: [-1, 1] } }, potential: '3*(x^2-1)^2 - lambda*x' },
  },
  'two coordinates of different mobility': {
    ...common,
    model: {
      coordinates: { x: { mobility: 2 }, y: { mobility: 0.5 } },
      controls: { lambda: { ramp: [0, 1] }, nu: { sine: { amplitude: 0.3, period: 0.7 } } },
      potential: '(x^2-1)^2 + 2*(y - lambda*x)^2 + nu*x*y',
    },
  },
  'two temperatures and a swirling force': {
    ...common,
    model: {
      parameters: { hot: 2, cold: 0.5 },
      coordinates: { x: { temperature: 'hot' }, y: { temperature: 'cold' } },
      controls: { lambda: { ramp: [1, 2] } },
      potential: 'lambda*(x^2 + y^2)/2',
      force: { x: '-0.7*y', y: '0.7*x' },
      initial: { x: 0.3, y: -0.4 },
    },
  },
  'Leimkuhler–Matthews in a double well': {
    ...common,
    integrator: 'leimkuhler-matthews',
    model: { coordinates: { x: {} }, controls: { lambda: { ramp: [-1, 1] } }, potential: '3*(x^2-1)^2 - lambda*x' },
  },
  'Leimkuhler–Matthews, a ring with a current at two temperatures': {
    ...common,
    integrator: 'leimkuhler-matthews',
    measure: { work: true },
    model: {
      parameters: { hot: 2, cold: 0.5 },
      coordinates: { x: { temperature: 'hot', periodic: '2*pi' }, y: { temperature: 'cold', mobility: 0.5 } },
      controls: { lambda: { ramp: [1, 2] } },
      potential: 'lambda*(cos(x) + y^2/2) + 0.3*y*sin(x)',
      force: { x: '0.7*y' },
      currents: { swirl: { x: '-y', y: 'cos(x)' } },
      initial: { x: 0.3, y: -0.4 },
    },
  },
  'stochastic Heun in two coupled coordinates': {
    ...common,
    integrator: 'stochastic-heun',
    model: {
      coordinates: { x: { mobility: 2 }, y: { mobility: 0.5 } },
      controls: { lambda: { ramp: [0, 1] } },
      potential: '(x^2-1)^2 + 2*(y - lambda*x)^2',
    },
  },
  'mobilities that depend on position': {
    ...common,
    model: {
      parameters: { kT: 0.8 },
      convention: 'isothermal',
      coordinates: { x: { mobility: '1 + sin(x)*cos(y)/2', periodic: '2*pi' }, y: { mobility: '2 + tanh(y)' } },
      controls: { lambda: { ramp: [0, 1] } },
      potential: 'cos(x - lambda) + y^2/2 + 0.3*y*sin(x)',
      initial: { x: 1, y: 0.2 },
    },
  },
  'a temperature that depends on position, by stochastic Heun': {
    ...common,
    integrator: 'stochastic-heun',
    model: {
      convention: 'ito',
      coordinates: { x: { temperature: '1 + 0.6*cos(x)', periodic: '2*pi' } },
      potential: '0.8*sin(x)',
      initial: { x: 1 },
    },
  },
  'a ring': {
    ...common,
    model: {
      coordinates: { x: { periodic: 6.283185307179586 } },
      controls: { lambda: { ramp: [0, 3] } },
      potential: '2*cos(x - lambda)',
    },
  },
  'two masses': {
    ...common,
    model: {
      coordinates: { x: { mass: 1, friction: 2 }, y: { mass: 3, friction: 0.1 } },
      controls: { lambda: { ramp: [0, 1] } },
      potential: '(x^2 + x*y + y^2)/2 + lambda*tanh(x)',
    },
  },
  'four coordinates in a quadratic well': {
    ...common,
    model: {
      coordinates: { x: {}, y: { mobility: 0.5 }, z: {}, w: { mobility: 2 } },
      controls: { lambda: { ramp: [0, 1] } },
      potential: '(x^2 + y^2 + z^2 + w^2)/2 + 0.3*x*y + 0.2*y*z - 0.4*z*w - lambda*(x + w)',
    },
  },
  'four masses from a point, any potential': {
    ...common,
    measure: { work: true },
    model: {
      coordinates: Object.fromEntries(
        ['x', 'y', 'z', 'w'].map((name, i) => [name, { mass: 1 + i, friction: 2 - i / 2 }]),
      ),
      controls: { lambda: { ramp: [0, 1] } },
      potential: '(x^4 + y^2 + z^2 + w^2)/4 + 0.3*sin(x)*y + tanh(z - lambda*w)',
      initial: { x: 0.3, y: -0.4, z: 0.1, w: 1 },
    },
  },
  'three coordinates from a point, any potential': {
    ...common,
    model: {
      coordinates: { x: { mobility: 2 }, y: { periodic: '2*pi' }, z: {} },
      controls: { lambda: { ramp: [0, 1] } },
      potential: '(x^2-1)^2 + cos(y - lambda*x) + z^2/2 + 0.5*z*sin(y)',
      currents: { swirl: { x: '-z', z: 'x' } },
      initial: { x: 0.3, y: 1, z: -0.4 },
    },
  },
  'Ornstein–Uhlenbeck in four coordinates': {
    ...common,
    dt: 0.1,
    integrator: 'ornstein-uhlenbeck',
    model: {
      coordinates: { x: {}, y: { mobility: 0.5 }, z: {}, w: { mobility: 2 } },
      controls: { lambda: { ramp: [0, 1] } },
      potential: '(x^2 + y^2 + z^2 + w^2)/2 + 0.3*x*y + 0.2*y*z - 0.4*z*w - lambda*(x + w)',
    },
  },
  'Ornstein–Uhlenbeck with a swirling force': {
    ...common,
    dt: 0.1,
    integrator: 'ornstein-uhlenbeck',
    measure: { work: true },
    model: {
      coordinates: { x: {}, y: { mobility: 0.5 } },
      controls: { lambda: { ramp: [0, 1] } },
      potential: '(x^2 + y^2)/2 - lambda*x',
      force: { x: '-0.7*y', y: '0.7*x + 0.2' },
      initial: { x: 0.3, y: 1 },
    },
  },
  'a ratchet that flashes, with work': {
    ...common,
    measure: { work: true, reverse: false },
    model: {
      coordinates: { x: { periodic: 1 }, y: {} },
      controls: { lambda: { ramp: [0.5, 2] } },
      discrete: { on: 'uniform < 0.4 ? 1 : 0', drawn: 'normal + exponential' },
      potential: 'on*3*(sin(2*pi*x) + sin(4*pi*x)/4) + (y - lambda*on)^2/2 + 0.1*drawn*y',
      events: [
        { name: 'switches', rate: '5*lambda*(1 + on)', set: { on: '1 - on' } },
        { rate: '2*y^2', set: { y: '0.3*normal2', x: 'x + uniform2', drawn: 'normal' } },
      ],
      passages: { up: { coordinate: 'y', level: 0.3 }, down: { coordinate: 'y', level: -0.5 } },
      initial: { x: 0.3, y: 0.1 },
    },
  },
  'a mass that is struck': {
    ...common,
    model: {
      coordinates: { x: { mass: 2, friction: 0.5 } },
      discrete: { blows: 0 },
      potential: 'x^2/2 + 0.2*blows*x',
      events: [{ rate: '4 + vx^2', set: { vx: 'vx + exponential*normal', blows: 'blows + 1' } }],
      passages: { hit: { coordinate: 'x', level: 0.5 } },
      burnIn: 0.08,
    },
  },
  'three coordinates': {
    ...common,
    model: {
      coordinates: { x: {}, y: {}, z: {} },
      controls: { lambda: { ramp: [0, 1] } },
      potential: '(x^2 + y^2 + z^2)/2 + 0.3*x*y - lambda*z',
    },
  },
};

/** Every built-in system and every typed-in one, as requests. */
export const requests: [string, RunSpec][] = [
  ...systems
    .filter((s) => typeof s.model !== 'function' && 'coordinates' in s.model)
    .map((s): [string, RunSpec] => [s.id, { system: s.id }]),
  ...Object.entries(typed),
];
