import { describe, expect, test } from 'vitest';
import { createPlan } from '../../src/experiment/create-plan.ts';
import type { ReportedProfile, Result } from '../../src/experiment/result.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';

const run = async (request: RunSpec, create = cpuBackend, batchMilliseconds = 200): Promise<Result> =>
  runPlan(createPlan(parseRequest(request)), await create(), { batchMilliseconds });

const profileOf = async (...request: Parameters<typeof run>): Promise<ReportedProfile> =>
  (await run(...request)).profile!;

type Id = keyof ReportedProfile['estimators'];

/** Deviations from the exact profile over the cells to be believed. */
function deviations({ exact, estimators }: ReportedProfile, id: Id) {
  const { value, standardError, trusted } = estimators[id]!;
  const cells = trusted.flatMap((yes, k) => (yes ? [k] : []));
  const off = cells.map((k) => value[k]! - exact[k]!);
  return {
    cells,
    largest: Math.max(...off.map(Math.abs)),
    meanSquare: off.reduce((sum, d, i) => sum + (d / standardError[cells[i]!]!) ** 2, 0) / cells.length,
  };
}

/**
 * Errors come from 32 groups, so z² has mean 31/29, and some ten cells of a profile are independent: 2.5 lies more than four standard deviations off.
 */
const tooLarge = 2.5;

const hairpin = { system: 'hairpin', trajectories: 12_000, dt: 2e-4, seed: 4 } as const;
const small = { ...hairpin, profile: { cells: 40, slices: 9 } } as const;

describe('the free-energy profile of a run', () => {
  test('of a pulled hairpin is its potential without the trap', async () => {
    const profile = await profileOf({
      system: 'hairpin',
      trajectories: 30_000,
      seed: 4,
      profile: { cells: 64, slices: 33 },
    });
    expect(profile).toMatchObject({ axis: { name: 'x', unit: 'nm' }, slices: 33, unit: 'kT' });
    expect(profile.of).toBe('the potential without lambda');
    const { edges } = profile.axis;
    const potential = (x: number) => (14 * ((x / 5) ** 2 - 1) ** 2 + (24 * (x + 5)) / 10) / 4.11;
    const at = (x: number) => edges.findIndex((e) => e > x) - 1;
    const middle = (k: number) => (edges[k]! + edges[k + 1]!) / 2;
    const [low, high] = [at(-5), at(0.5)];
    // within a cell the curve bends by U″h²/24 at most
    expect(profile.exact[high]! - profile.exact[low]!).toBeCloseTo(potential(middle(high)) - potential(middle(low)), 1);
    const both = deviations(profile, 'minh-adib');
    expect(both.cells.length).toBeGreaterThan(30);
    expect(both.meanSquare).toBeLessThan(tooLarge);
    expect(both.largest).toBeLessThan(0.3);
    const one = deviations(profile, 'hummer-szabo');
    expect(one.cells.length).toBeGreaterThan(8);
    expect(one.meanSquare).toBeLessThan(tooLarge);
    expect(one.largest).toBeLessThan(0.3);
    // forward pulls alone do not tell the open state well, and it is said
    expect(profile.estimators['hummer-szabo'].reason[at(7.5)]).toMatch(/^(rests on|its error is|no trajectory)/);
  });

  test.each([
    ['breathing-trap', { system: 'breathing-trap' }],
    ['dragged-trap', { system: 'dragged-trap' }],
    ['dragged-trap-underdamped', { system: 'dragged-trap-underdamped' }],
    ['dragged-trap without path heat', { system: 'dragged-trap', integrator: 'stochastic-heun' }],
    ['dragged-trap, Leimkuhler–Matthews', { system: 'dragged-trap', integrator: 'leimkuhler-matthews', dt: 0.02 }],
  ])('of a trap, %s: that of the start, a parabola', async (_, request) => {
    const profile = await profileOf({ ...request, trajectories: 12_000, seed: 3, profile: { cells: 32, slices: 17 } });
    expect(profile.of).toBe('the potential at the start');
    for (const id of ['hummer-szabo', 'minh-adib'] as const) {
      const { cells, meanSquare } = deviations(profile, id);
      expect(cells.length).toBeGreaterThan(12);
      expect(meanSquare).toBeLessThan(tooLarge);
    }
  });

  test('rare works that are missing betray themselves: a bit that is erased', async () => {
    const profile = await profileOf({
      system: 'bit-erasure',
      trajectories: 6000,
      seed: 1,
      profile: { cells: 32, slices: 17 },
    });
    expect(Object.keys(profile.estimators)).toEqual(['hummer-szabo']);
    const { value, standardError, trusted, reason } = profile.estimators['hummer-szabo'];
    // what was the other well is far off, and not to be believed
    expect(value.some((u, k) => u !== null && profile.exact[k]! < 3 && Math.abs(u - profile.exact[k]!) > 0.3)).toBe(
      true,
    );
    const right = profile.axis.edges.findIndex((e) => e > 1) - 1;
    expect(reason[right]).toMatch(/^rests on \d\.\d effective works/);
    // errors say by how much
    value.forEach((u, k) => {
      if (u !== null && standardError[k] !== null)
        expect(Math.abs(u - profile.exact[k]!) / standardError[k]!).toBeLessThan(5);
    });
    expect(trusted.filter(Boolean).length).toBeGreaterThan(8);
    expect(deviations(profile, 'hummer-szabo').largest).toBeLessThan(0.3);
  });

  test('does not depend on how the run is cut into batches', async () => {
    const one = await profileOf(small, cpuBackend, 500);
    expect(await profileOf(small, cpuBackend, 1)).toEqual(one);
  });

  test('the first trajectories of a longer run show what a run of them alone shows', async () => {
    const few = { ...small, trajectories: 5000 };
    const within = { ...small, profile: { ...small.profile, trajectories: 5000 } };
    const [alone, first] = [await profileOf(few), await run(within)];
    expect(first.profile).toEqual(alone);
    expect(first.timing.trajectories).toBe(12_000);
    const without = await run({ ...within, profile: false });
    expect(without.profile).toBeUndefined();
    expect(without.estimates).toEqual(first.estimates);
  });

  test('the same on WebGPU, to the rounding of single precision', async () => {
    const request = { ...small, trajectories: 4096 };
    const [cpu, gpu] = [await profileOf(request), await profileOf(request, webgpuBackend)];
    expect(gpu.axis).toEqual(cpu.axis);
    const [a, b] = [cpu.estimators['minh-adib']!, gpu.estimators['minh-adib']!];
    a.value.forEach((u, k) => {
      if (a.trusted[k]) expect(Math.abs(u! - b.value[k]!)).toBeLessThan(0.3 * a.standardError[k]!);
    });
  });

  test('the canonical spec repeats it', async () => {
    const { spec, profile } = await run(small);
    expect(spec.profile).toMatchObject({ cells: 40, slices: 9, trajectories: 12_000 });
    const { system, parameters, ...rest } = spec;
    expect(await profileOf({ system: system!, parameters, ...rest } as RunSpec)).toEqual(profile);
  });
});

describe('a profile is refused', () => {
  const refused = (request: RunSpec) => () => createPlan(parseRequest(request));
  test.each<[RunSpec, string]>([
    [{ system: 'brownian', profile: {} }, 'profile: {} (needs a control that does work, and work to be measured)'],
    [{ ...hairpin, measure: { work: false, reverse: false }, profile: {} }, 'profile: {} (needs a control'],
    [{ system: 'gyrator', profile: {} }, 'profile: {} (needs a model of one coordinate)'],
    [{ system: 'two-state', profile: {} }, 'profile: {} (needs a driven Langevin model)'],
    [{ ...hairpin, profile: { cells: 3 } }, 'profile.cells'],
    [{ ...hairpin, profile: { slices: 1 } }, 'profile.slices'],
    [{ ...hairpin, profile: { slices: 1000 } }, 'profile.slices: 1000 (must be ≤ 64'],
    [{ ...hairpin, profile: { from: 3, to: 3 } }, 'profile.to: 3 (must be > from = 3)'],
    [{ ...hairpin, profile: true as never }, 'profile: true'],
  ])('%j', (request, said) => {
    expect(refused(request)).toThrow(said);
  });

  test('but where a system merely suggests one, it is left out', () => {
    const plan = createPlan(parseRequest({ ...hairpin, measure: { work: false, reverse: false } }));
    expect(plan.profile).toBeNull();
  });
});
