import { describe, expect, test } from 'vitest';
import { pullsText } from '../../src/cli/pulls-text.ts';
import { draggedTrapMeanWork } from '../../src/exact/dragged-trap.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { momentsOf } from '../../src/tally/moments.ts';
import { cpuBackend } from '../backends/environment.ts';
import { gaussianBias } from '../estimate/gaussian-bias.ts';
import { expectWithinError } from '../within-error.ts';
import { collect, planOf } from './collect.ts';

describe('bias and spread against the number of works, in a run', () => {
  test('follow the laws of Gaussian works for the dragged trap', async () => {
    const plan = planOf({ system: 'dragged-trap', dt: 0.01, trajectories: 40_000, seed: 3 });
    const { result, values } = await collect(await cpuBackend(), plan);
    const { works, estimates, reference, laws } = result.series.blocks!;
    const work = draggedTrapMeanWork({ k: 1, v: 1, tau: 2, mu: 1 });
    expect(works).toEqual(Array.from({ length: 16 }, (_, k) => 2 ** k));
    expect(reference).toEqual({ id: 'exact', value: 0, standardError: 0 });
    const { mean, meanError, blocks } = estimates['jarzynski-forward']!;
    expect(blocks[3]).toBe(4096);
    // Drag works carry a time-step bias of μk dt/2 of themselves.
    for (const i of [1, 3, 5])
      expectWithinError(
        mean[i]!,
        gaussianBias(works[i]!, Math.sqrt(2 * work)),
        Math.hypot(meanError[i]!, 0.005 * work),
      );
    for (const side of [laws.forward, laws.reverse!]) {
      expectWithinError(side.dissipatedWork.value!, work, Math.hypot(side.dissipatedWork.standardError!, 0.005 * work));
      const { value, standardError } = side.weightVariance;
      expectWithinError(value!, Math.expm1(2 * work), Math.hypot(standardError!, 0.01 * work * Math.exp(2 * work)));
    }
    // Single works, the first 4096 of them.
    expect(mean[0]).toBeCloseTo(momentsOf(values('totalWork').subarray(0, 4096)).mean, 10);
    expect(JSON.stringify(result.series.blocks)).not.toContain('NaN');
    expect(estimates['cumulant-3']!.mean.slice(0, 2)).toEqual([null, null]);
    expect(estimates['cumulant-3']!.reason[1]).toBe('needs 3 works or more');
    const text = pullsText(result.series.blocks!)!;
    expect(text).toMatch(/of each direction, exact ΔF +bias below 0.1 kT +error below 0.1 kT\n/);
    expect(text).toMatch(/ {2}jarzynski-forward +about [234]\d +about (\d{3}|1\d00)\n/);
  });

  test('take forward works alone where there is no reverse process, and nothing where no work is done', async () => {
    const of = async (request: Parameters<typeof planOf>[0]) =>
      (await runPlan(planOf({ dt: 0.02, trajectories: 500, seed: 1, ...request }), await cpuBackend())).series.blocks;
    const alone = await of({ system: 'breathing-trap', measure: { work: true, reverse: false } });
    expect(Object.keys(alone!.estimates)).toEqual(['jarzynski-forward', 'cumulant-2', 'cumulant-3', 'cumulant-4']);
    expect(alone!.laws.reverse).toBeNull();
    expect(alone!.laws.forward.samplesNeeded).toEqual({
      value: null,
      standardError: null,
      reason: 'needs reverse works',
    });
    expect(await of({ system: 'brownian' })).toBeUndefined();
  });

  test('know that a failed erasure has no estimate by itself', async () => {
    const plan = planOf({ system: 'bit-erasure', parameters: { tau: 0.3 }, trajectories: 4000, seed: 2 });
    const { estimates } = (await runPlan(plan, await cpuBackend())).series.blocks!;
    const { mean, missing, blocks, reason } = estimates['jarzynski-forward']!;
    expect(missing[0]).toBeGreaterThan(0);
    expect(missing[0]! + blocks[0]!).toBe(4000);
    expect(mean[0]).toBeNull();
    expect(reason[0]).toBe(`no estimate in ${missing[0]} of 4000 blocks: every work is infinite`);
    expect(mean[8]).not.toBeNull();
    expect(estimates['cumulant-2']!.mean[8]).toBeNull();
  });
});
