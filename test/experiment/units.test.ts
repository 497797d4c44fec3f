import { describe, expect, test } from 'vitest';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { parseRequest } from '../../src/experiment/spec.ts';

/** Unit of each average that a typed-in model reports. */
const unitsOf = (model: object) =>
  Object.fromEntries(
    createPlan(parseRequest({ model, duration: 1, trajectories: 10 })).reported.map(({ id, unit }) => [id, unit]),
  );

const well = {
  coordinates: { x: { temperature: 'kT', unit: 'nm' } },
  parameters: { kT: { default: 4.11, unit: 'pN·nm' }, a: 3 },
  controls: { lambda: { ramp: [-1, 1] } },
  potential: 'a*(x^2 - 1)^2 - lambda*x',
  currents: { speed: { x: 1 }, other: { x: 'a' } },
  integrals: { spread: 'x^2' },
  passages: { found: { coordinate: 'x', level: 1 } },
  timeUnit: 's',
};

describe('averages of a typed-in model have the units that follow from those it says', () => {
  test('energies, times, speeds; what formulas make is not known', () => {
    expect(unitsOf(well)).toMatchObject({
      ...{ 'mean-work': 'pN·nm', 'mean-heat': 'pN·nm', 'mean-work-reverse': 'pN·nm' },
      ...{ 'mean-x': 'nm', 'sd-x': 'nm', 'mean-speed': 'nm/s', 'mean-other': '', 'mean-spread': '' },
      ...{ 'mean-found': 's', 'mean-found_censored': '' },
    });
    expect(unitsOf({ ...well, energyUnit: 'zJ' })['mean-work']).toBe('zJ');
  });

  test('energies are in kT where that is 1 for good, and in units of their own where it is a bare number', () => {
    const bare = { controls: { lambda: { ramp: [-1, 1] } }, potential: 'x^2 - lambda*x' };
    expect(unitsOf({ ...bare, coordinates: { x: {} } })['mean-work']).toBe('kT');
    const own = { ...bare, coordinates: { x: { temperature: 'kT' } }, parameters: { kT: 2 } };
    expect(unitsOf(own)['mean-work']).toBe('');
  });

  test('velocities and counted events', () => {
    const { currents: _, integrals: __, passages: ___, controls: ____, ...still } = well;
    const moving = {
      ...still,
      coordinates: { x: { mass: 1, friction: 1, temperature: 'kT', unit: 'nm' } },
      potential: 'a*x^2',
      initial: { x: 0 },
      events: [{ name: 'kicks', rate: 1, set: { x: 0 } }],
    };
    expect(unitsOf(moving)).toMatchObject({ 'mean-vx': 'nm/s', 'sd-vx': 'nm/s', 'mean-kicks': 'per s' });
  });

  test('transitions are per time, in the unit of times where it is known, in laws alike', () => {
    const network = {
      states: ['A', 'B', 'C'],
      transitions: ['A <-> B : 2, 1', 'B <-> C : 2, 1', 'C <-> A : 2, 1'],
      currents: { cycle: 'A -> B' },
      sequences: { round: 'A B C A' },
    };
    const units = { cycle: 'per s', 'edge-B-C': 'per s', 'mean-round': 'per s', 'entropy-production': 'k_B per s' };
    expect(unitsOf({ ...network, timeUnit: 's' })).toMatchObject({ ...units, 'probability-A': '' });
    expect(unitsOf(network)).toMatchObject({ cycle: 'per time', 'entropy-production': 'k_B per time' });
    const { laws } = parseRequest({ model: { ...network, timeUnit: 's' }, duration: 1 }).system;
    const said = Object.fromEntries(laws.map(({ id, unit }) => [id, unit]));
    expect(said).toMatchObject({ cycle: 'per s', 'edge-B-C': 'per s', schnakenberg: 'k_B per s' });
    expect(Object.values(said).join()).not.toMatch(/per time/);
  });
});
