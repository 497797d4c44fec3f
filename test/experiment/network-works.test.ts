import { describe, expect, test } from 'vitest';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';

const planOf = (model: object, request: Partial<RunSpec> = {}) =>
  createPlan(parseRequest({ model, duration: 2, trajectories: 20_000, ...request }));

/** Two energies go up, one after the other with a jump in between; rates in balance with them at kT. */
const lifted = {
  states: ['A', 'B', 'C'],
  parameters: { kT: 2 },
  controls: { l: { ramp: [0, 3] }, m: { sequence: [0, { step: [0, 2], at: 0.5 }, { ramp: [2, 1] }] } },
  transitions: [
    'A <-> B : exp(-l/(2*kT)), exp(l/(2*kT))',
    'B <-> C : 2*exp((l - m)/(2*kT)), 2*exp((m - l)/(2*kT))',
    'C <-> A : exp(m/kT), 1',
  ],
  energies: { B: 'l', C: 'm' },
};
const Z = (B: number, C: number, inside = [1, 1, 1]) =>
  inside[0]! + inside[1]! * Math.exp(-B / 2) + inside[2]! * Math.exp(-C / 2);

const both = { work: true, reverse: true };

describe('works of a driven network', () => {
  test.each([1, 2, 3])('give the free energy both ways at seed %i', async (seed) => {
    const plan = planOf(lifted, { seed, measure: both });
    expect(plan).toMatchObject({ kT: expect.closeTo(2, 12), freeEnergies: true });
    expect(plan.freeEnergyDifference).toBeCloseTo(-Math.log(Z(3, 1) / Z(0, 0)), 12);
    const { laws } = await runPlan(plan, await cpuBackend('single'));
    expect(laws.map((l) => l.id)).toEqual(
      expect.arrayContaining(['jarzynski', 'bar', 'crooks-crossing', 'crooks-slope']),
    );
    for (const { id, holds, z } of laws) expect({ id, holds, z }).toMatchObject({ holds: true });
  });

  test('give it where the end is confined', async () => {
    const plan = planOf({ ...lifted, confine: ['A', 'C'] }, { measure: both });
    expect(plan.freeEnergyDifference).toBeCloseTo(-Math.log(Z(3, 1, [1, 0, 1]) / Z(0, 0)), 12);
    const { laws } = await runPlan(plan, await cpuBackend('single'));
    for (const id of ['jarzynski', 'bar', 'crooks-crossing', 'crooks-slope'])
      expect(laws.find((l) => l.id === id)).toMatchObject({ holds: true });
  });

  test('are those of any other function of the state that changes as the energies do, in each trajectory', async () => {
    const model = { ...lifted, changes: { copy: lifted.energies, half: { B: 'l/2', C: 'm/2' } } };
    const plan = planOf(model);
    const { names } = plan.extraction;
    const { laws } = await runPlan(plan, await cpuBackend('single'), {
      onBatch: (_, __, { columns }) => {
        const [work, copy, half] = ['work', 'copy', 'half'].map((name) => columns[names.indexOf(name)]!);
        copy!.forEach((y, i) => {
          expect(Math.abs(y - work![i]!)).toBeLessThan(1e-6);
          expect(Math.abs(2 * half![i]! - work![i]!)).toBeLessThan(1e-6);
        });
      },
    });
    expect(laws.find((l) => l.id === 'mean-copy')).toMatchObject({ holds: true });
  });

  test('are the same on cpu and WebGPU, backwards too', async () => {
    const { reverse } = planOf({ ...lifted, changes: { other: { A: 'l*m' } } }, { measure: both });
    const [a, b] = await Promise.all(
      [cpuBackend('single'), webgpuBackend()].map(async (backend) => {
        const program = await (await backend).prepare(reverse!.kernel.kernel);
        const [columns] = await program.run(reverse!.process, { first: 3, count: 256 }, reverse!.stops);
        program.dispose();
        return reverse!.extract([columns!]).columns.map((c) => Array.from(c));
      }),
    );
    expect(a).toEqual(b);
  });

  test('at a temperature that the rates alone do not tell', () => {
    const flat = { states: ['A', 'B'], controls: { l: { ramp: [0, 1] } }, transitions: ['A <-> B : l + 1, l + 1'] };
    const model = { ...flat, energies: { A: 'l - l' } };
    expect(() => planOf(model, { measure: { work: true } })).toThrow(/detailed balance/);
    expect(planOf({ ...model, temperature: 3 }, { measure: { work: true } }).kT).toBe(3);
  });

  test.each([
    [{ ...lifted, energies: {} }, /^measure\.work: true \(needs energies of the states\)$/],
    [{ ...lifted, energies: { B: '2*l', C: 'm' } }, /^measure\.work: true \(needs rates in detailed balance/],
    [{ ...lifted, temperature: 1 }, /^measure\.work: true \(needs rates in detailed balance/],
    [{ ...lifted, initial: 'B' }, /^measure\.work: true \(needs rates in detailed balance/],
    [{ ...lifted, confine: ['D'] }, /^model\.confine: D \(is not a state\)$/],
    [{ ...lifted, changes: { work: { A: 'l' } } }, /^model: work \(is defined twice\)$/],
    [{ ...lifted, changes: { y: { D: 'l' } } }, /^model\.changes\.y: D \(is not a state\)$/],
    [{ species: { X: 1 }, reactions: ['X -> 0 : 1'] }, /^measure\.work: true \(needs a network with energies\)$/],
  ])('are refused in one line where there are none: %j', (model, message) => {
    expect(() => planOf(model, { measure: { work: true } })).toThrow(message);
  });
});
