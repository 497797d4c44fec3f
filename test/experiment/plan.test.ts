import { describe, expect, test } from 'vitest';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import { numbersOf } from '../numbers-of.ts';

const well = {
  coordinates: { x: { mobility: 1, temperature: 'kT' } },
  parameters: { kT: 1, a: 3 },
  controls: { lambda: { ramp: [-1, 1] as [number, number] } },
  potential: 'a*(x^2-1)^2 - lambda*x',
};
const base = { duration: 1, dt: 0.01, trajectories: 100 };
const plan = (request: unknown) => createPlan(parseRequest(request));

/** The message of the error that a request meets. */
function refusal(request: unknown): string {
  try {
    plan(request);
  } catch (error) {
    expect(['SpecError', 'UnsupportedError']).toContain((error as Error).name);
    return (error as Error).message;
  }
  return 'nothing was refused';
}

const trap = (change: object) => ({ system: 'breathing-trap', ...change });
const model = (change: object) => ({ model: { ...well, ...change }, ...base });

describe('a request that cannot be met is refused in one line that names field, value and rule', () => {
  test.each([
    ['nothing', {}, /^system: undefined \(name a system or give a model\)$/],
    ['no object', 'dragged-trap', /^spec: dragged-trap \(must be an object\)$/],
    ['system and model', { system: 'hairpin', model: well }, /^model: … \(give either system or model, not both\)$/],
    ['an unknown system', { system: 'perpetuum' }, /^system: perpetuum \(must be one of the \d+ systems/],
    ['an unknown field', trap({ trajectorys: 5 }), /^trajectorys: 5 \(is not a field here\)$/],
    [
      'an unknown parameter',
      trap({ parameters: { nonsense: 1 } }),
      /^parameters\.nonsense: 1 \(is not a parameter; there are k0, k1/,
    ],
    ['a parameter below its range', trap({ parameters: { tau: -1 } }), /^parameters\.tau: -1 \(must be at least /],
    ['a parameter above its range', trap({ parameters: { mu: 1e300 } }), /^parameters\.mu: 1e\+300 \(must be at most /],
    ['a parameter in words', trap({ parameters: { tau: 'soon' } }), /^parameters\.tau: soon \(/],
    ['a parameter that is null', trap({ parameters: { tau: null } }), /^parameters\.tau: null \(/],
    [
      'a parameter that is not finite',
      trap({ parameters: { tau: Number.POSITIVE_INFINITY } }),
      /^parameters\.tau: \S+ \(/,
    ],
    [
      'half a molecule',
      { system: 'two-state', parameters: { molecules: 10.5 } },
      /^parameters\.molecules: 10\.5 \(must be a whole number\)$/,
    ],
    [
      'tau and another duration',
      trap({ parameters: { tau: 2 }, duration: 3 }),
      /^duration: 3 \(tau is 2: give one of the two\)$/,
    ],
    ['a negative duration', trap({ duration: -1 }), /^duration: -1 \(/],
    ['no trajectories', trap({ trajectories: 0 }), /^trajectories: 0 \(/],
    ['half a trajectory', trap({ trajectories: 1.5 }), /^trajectories: 1\.5 \(/],
    ['too many trajectories', trap({ trajectories: 1e15 }), /^trajectories: 1000000000000000 \(/],
    ['a negative seed', trap({ seed: -1 }), /^seed: -1 \(/],
    ['a seed of no integer', trap({ seed: 0.5 }), /^seed: 0\.5 \(/],
    ['a seed above 2^64', trap({ seed: '18446744073709551616' }), /^seed: 18446744073709551616 \(/],
    ['a seed that is no integer', trap({ seed: 1.5 }), /^seed: 1.5 \(must be an integer from 0 to 2\^64/],
    ['a seed beyond 2^53 as a number', trap({ seed: 1e30 }), /^seed: 1e\+30 \(must be an integer .* as a string\)/],
    ['a seed in words', trap({ seed: 'seven' }), /^seed: seven \(must be an integer from 0 to 2\^64/],
    ['a seed of letters', trap({ seed: 'lucky' }), /^seed: lucky \(/],
    ['no time step', trap({ dt: 0 }), /^dt: 0 \(/],
    [
      'a time step longer than the run',
      { system: 'hairpin', duration: 0.07, dt: 10 },
      /^dt: 10 \(must be at most 0\.07, the duration\)$/,
    ],
    ['too fine a time step', trap({ dt: 1e-12 }), /^dt: 1e-12 \(gives 1000000000000 steps; at most 2147483648\)$/],
    [
      'an unknown backend',
      trap({ backend: 'abacus' }),
      /^backend: abacus \(must be one of auto, webgpu, webgl, cpu\)$/,
    ],
    ['an unknown precision', trap({ precision: 'triple' }), /^precision: triple \(must be single or double\)$/],
    [
      'double precision on a GPU',
      trap({ precision: 'double', backend: 'webgpu' }),
      /^precision: double \(exists on the cpu backend only/,
    ],
    ['rounds of 12', trap({ rounds: 12 }), /^rounds: 12 \(must be 13 or 20\)$/],
    [
      'an unknown integrator',
      trap({ integrator: 'leapfrog' }),
      /^integrator: leapfrog \(for overdamped motion: euler-maruyama, leimkuhler-matthews, stochastic-heun, ornstein-uhlenbeck\)$/,
    ],
    [
      'an integrator of the other dynamics',
      trap({ integrator: 'baoab' }),
      /^integrator: baoab \(for overdamped motion/,
    ],
    [
      'reverse without work',
      model({ potential: 'x^2' }) && { ...model({}), measure: { work: false, reverse: true } },
      /^measure\.reverse: true \(needs work/,
    ],
    ['records every never', trap({ record: { every: 0 } }), /^record\.every: 0 \(/],
    ['a model without duration', { model: well }, /^duration: undefined \(a typed-in model needs one\)$/],
    ['an empty model', { model: {}, ...base }, /^model: \{\} \(must have coordinates, states, species or variables\)$/],
    ['a model that is a list', { model: [], ...base }, /^model/],
    ['a potential unbounded below', model({ potential: '-x^4' }), /^model\.potential: -x\^4 \(.*no equilibrium/],
    ['a potential unbounded on one side', model({ potential: 'x^3' }), /^model\.potential: x\^3 \(.*no equilibrium/],
    ['a potential that is flat far away', model({ potential: '-exp(-x^2)' }), /^model\.potential: .*no equilibrium/],
    ['no potential at all, in equilibrium', model({ potential: '0' }), /^model\.potential: 0 \(.*no equilibrium/],
    [
      'a saddle',
      model({ coordinates: { x: {}, y: {} }, potential: 'x^2 - y^2' }),
      /^model\.potential: .*no equilibrium/,
    ],
    [
      'a valley without end',
      model({ coordinates: { x: {}, y: {} }, potential: '(x-y)^4' }),
      /^model\.potential: .*no equilibrium/,
    ],
    [
      'unbounded below only at the end of the protocol',
      model({ potential: 'lambda*x^4 - x^2', controls: { lambda: { ramp: [1, -1] } } }),
      /^model\.potential: .*no equilibrium/,
    ],
    [
      'unbounded below by a parameter',
      { ...model({ potential: 'a*x^4' }), parameters: { a: -1 } },
      /^model\.potential: .*no equilibrium/,
    ],
    [
      'a temperature of zero',
      { ...model({}), parameters: { kT: 0 } },
      /^model\.coordinates\.x\.temperature: kT \(is 0; must be > 0\)$/,
    ],
    ['a mobility below zero', model({ coordinates: { x: { mobility: '-a' } } }), /mobility: \S+ .*must be > 0/],
    ['a mass of zero', model({ coordinates: { x: { mass: 0, friction: 1 } } }), /mass: \S+ .*must be > 0/],
    ['a friction below zero', model({ coordinates: { x: { mass: 1, friction: '-a' } } }), /friction: \S+ .*must be/],
    [
      'a circle of no length',
      model({ coordinates: { x: { periodic: 0 } }, potential: 'cos(x)' }),
      /periodic: \S+ .*must be > 0/,
    ],
    [
      'a potential that does not fit its circle',
      model({ coordinates: { x: { periodic: 5 } }, potential: 'cos(x)' }),
      /^model\.potential: cos\(x\) \(.*period/,
    ],
    [
      'a start at infinity',
      model({ initial: { x: 'exp(1000*kT)' } }),
      /^model\.initial\.x: exp\(1000\*kT\) \(is Infinity; must be finite\)$/,
    ],
    [
      'two temperatures in equilibrium',
      model({
        coordinates: { x: { temperature: 1 }, y: { temperature: 2 } },
        potential: 'x^2 + y^2',
        initial: 'equilibrium',
      }),
      /^model\.initial: equilibrium \(several temperatures/,
    ],
    [
      'a force in equilibrium',
      model({ force: { x: '1' }, initial: 'equilibrium' }),
      /^model\.initial: equilibrium \(a model with `force`/,
    ],
    [
      'three anharmonic coordinates in equilibrium',
      model({ coordinates: { x: {}, y: {}, z: {} }, potential: 'x^4 + y^2 + z^2' }),
      /^model: an equilibrium start in 3 coordinates/,
    ],
    ['a confinement that leaves nothing', model({ confine: 'x > 1e9' }), /^model\.\S+: .*\(/],
  ] as [string, unknown, RegExp][])('%s', (_, request, message) => {
    const said = refusal(request);
    expect(said).toMatch(message);
    expect(said).not.toContain('\n');
    expect(said.length).toBeLessThan(300);
  });
});

describe('the canonical spec', () => {
  test.each([
    ['a system', { system: 'hairpin', parameters: { tau: 0.02 }, seed: '18446744073709551615' }],
    ['a system with duration', { system: 'dragged-trap', duration: 3, dt: 0.007 }],
    ['a model', { model: well, duration: 0.3, trajectories: 10, rounds: 20, record: { every: 0.1 } }],
    ['a model with parameters of the run', { model: well, parameters: { a: 2 }, duration: 0.3, precision: 'double' }],
  ] as [string, RunSpec][])('%s: complete, and decides the same run again', (_, request) => {
    const first = plan(request);
    const spec = JSON.parse(JSON.stringify(first.spec));
    for (const key of [
      'parameters',
      'duration',
      'dt',
      'trajectories',
      'seed',
      'backend',
      'precision',
      'integrator',
      'rounds',
      'measure',
    ])
      expect(spec, key).toHaveProperty(key);
    const second = plan(spec);
    expect(second.spec).toEqual(first.spec);
    expect(numbersOf(second.forward.process)).toEqual(numbersOf(first.forward.process));
    expect(second.steps).toBe(first.steps);
  });

  test('repeats the number of steps whatever it is', () => {
    for (const steps of [4, 12, 1000, 3 * 2 ** 20, 2 ** 24 + 12]) {
      for (const duration of [1, 0.1, 1 / 3, 7e-5]) {
        const first = plan({ system: 'brownian', duration, dt: duration / steps });
        expect(first.steps).toBe(steps);
        expect(plan(first.spec).steps).toBe(steps);
      }
    }
  });

  test('has a whole number of steps no longer than asked for', () => {
    for (const dt of [0.3, 0.03, 0.0017]) {
      const { spec, steps } = plan({ system: 'dragged-trap', dt });
      expect(spec.dt).toBeLessThanOrEqual(dt * (1 + 1e-12));
      expect(spec.dt! * steps).toBeCloseTo(spec.duration, 12);
    }
  });

  test('duration sets tau where the system has one', () => {
    expect(plan({ system: 'hairpin', duration: 0.07 }).spec).toMatchObject({
      duration: 0.07,
      parameters: { tau: 0.07 },
    });
  });
});

describe('a typed-in model', () => {
  test('takes a time step from the stiffness where trajectories are', () => {
    const dt = (change: object) => plan({ ...model(change), dt: undefined, duration: 10 }).spec.dt;
    expect(dt({ potential: '50*x^2 - lambda*x' })).toBeCloseTo(0.05 / 100, 9);
    expect(dt({ potential: '50*x^2 - lambda*x', coordinates: { x: { mobility: 4 } } })).toBeCloseTo(0.05 / 400, 9);
    expect(dt({ potential: 'abs(x) - 0.1*lambda*x' })).toBeLessThanOrEqual(10 / 1000);
    expect(dt({ potential: '50*x^2 - lambda*x', coordinates: { x: { mass: 1, friction: 1 } } })).toBeCloseTo(0.005, 4);
  });

  test('driven from equilibrium obeys the four laws of free energy; otherwise none is claimed', () => {
    const laws = (request: unknown) => plan(request).system.laws.map((l) => l.id);
    expect(laws(model({}))).toEqual(['jarzynski', 'bar', 'crooks-crossing', 'crooks-slope']);
    expect(laws(model({ initial: { x: 0 } }))).toEqual([]);
    expect(laws({ ...model({}), measure: { work: false } })).toEqual([]);
  });

  test('starts its reverse process at the last value of the controls', () => {
    const { reverse } = plan(model({}));
    const { controls } = reverse!.process;
    expect(controls.read(0, 1)).toEqual(Float64Array.of(1));
    expect(controls.read(controls.rows - 1, controls.rows)).toEqual(Float64Array.of(-1));
  });
});
