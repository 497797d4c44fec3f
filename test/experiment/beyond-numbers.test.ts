import { describe, expect, test } from 'vitest';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { parseRequest } from '../../src/experiment/spec.ts';

const well = {
  coordinates: { x: { temperature: 'kT' } },
  parameters: { kT: 1, a: 3 },
  controls: { lambda: { ramp: [-1, 1] } },
  potential: 'a*(x^2-1)^2 - lambda*x',
};
const plane = { ...well, coordinates: { x: {}, y: {} }, potential: 'a*(x^2-1)^2 - lambda*x + a*y^4' };
const network = { states: ['A', 'B'], transitions: ['A <-> B : 1, 2'] };
const own = (model: object, change: object = {}) => ({ model, duration: 5, trajectories: 10, ...change });

const refusalOf = (request: object): string => {
  try {
    createPlan(parseRequest(request));
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
};

describe('numbers that are too large are refused under their own name', () => {
  test.each([
    ['steps too short for devices', own(well, { duration: 1e-37 }), /^duration: 1e-37 \(gives steps below/],
    [
      'a duration of too many steps',
      own(well, { duration: 1e9 }),
      /^duration: 1000000000 \(takes \d+ steps of 0\.0006/,
    ],
    [
      'one of a system that has tau',
      { system: 'dragged-trap', duration: 1e9 },
      /^parameters\.tau: 1000000000 \(takes \d+ steps of 0\.001, /,
    ],
    [
      'one with a burn-in as long',
      own({ ...well, force: { x: '1' } }, { duration: 1e6, dt: 0.0006 }),
      /^duration: 1000000 \(takes \d+ steps with a burn-in as long, /,
    ],
    ['a time step that was asked for', own(well, { dt: 1e-12 }), /^dt: 1e-12 \(gives \d+ steps; at most/],
    [
      'a parameter in the request',
      own(well, { parameters: { a: 1e300 } }),
      /^parameters\.a: 1e\+300 \(must be below 3\.4e38/,
    ],
    [
      'a parameter in the model',
      own({ ...well, parameters: { kT: 1, a: -1e39 } }),
      /^model\.parameters\.a: -1e\+39 \(must be below/,
    ],
    ['a temperature', own(well, { parameters: { kT: 1e300 } }), /^parameters\.kT: 1e\+300 \(must be below/],
    [
      'a duration that is no number on the device',
      own(network, { duration: 1e300 }),
      /^duration: 1e\+300 \(must be from/,
    ],
    ['one that is none for its smallness', own(well, { duration: 1e-300 }), /^duration: 1e-300 \(must be from/],
    [
      'a wall that is too steep',
      own(well, { parameters: { a: 1e30 } }),
      /^model\.potential: .* \(is too stiff for this kT: its well at x = -1 is too narrow/,
    ],
    [
      'one in a plane',
      own(plane, { parameters: { a: 1e30 } }),
      /^model\.potential: .* \(is too stiff for this kT: its wells are too narrow/,
    ],
    ['a cold bath', own(well, { parameters: { kT: 1e-300 } }), /^model\.potential: .*deeper than 10¹⁰⁰ kT/],
  ])('%s', (_, request, line) => {
    const said = refusalOf(request);
    expect(said).toMatch(line);
    expect(said.length).toBeLessThan(300);
  });

  test('double precision goes further', () =>
    expect(refusalOf(own(network, { duration: 1e40, backend: 'cpu', precision: 'double' }))).toBe('nothing'));

  test('a duration is tau, with its range', () => {
    expect(refusalOf({ system: 'hairpin', duration: 20 })).toBe('duration: 20 (must be at most 10)');
    expect(refusalOf({ system: 'hairpin', duration: 10 })).toBe('nothing');
  });
});
