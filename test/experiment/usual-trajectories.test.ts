import { expect, test } from 'vitest';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import { findSystem } from '../../src/systems/registry.ts';

const planned = (system: string, parameters: Record<string, number> = {}, trajectories?: number) =>
  createPlan(parseRequest({ system, parameters, trajectories })).spec.trajectories;

test('where single trajectories take long, fewer are usual; as many as asked for are made', () => {
  expect(planned('heat-rod')).toBe(findSystem('heat-rod').trajectories);
  expect(planned('heat-rod', { cells: 3 })).toBe(findSystem('heat-rod').trajectories);
  expect(planned('heat-rod', { cells: 20 })).toBe(Math.ceil(20_000 / 9));
  expect(planned('heat-rod', { cells: 64 })).toBe(600);
  expect(planned('heat-rod', { cells: 64 }, 1234)).toBe(1234);
  expect(planned('kicked-particle', { tauA: 100 })).toBe(4000);
  expect(planned('kicked-particle', { tauA: 1000 })).toBe(2000);
});
