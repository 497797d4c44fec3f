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
  ...systems.filter((s) => s.kind === 'langevin').map((s): [string, RunSpec] => [s.id, { system: s.id }]),
  ...Object.entries(typed),
];
