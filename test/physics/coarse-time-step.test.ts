import { beforeAll, describe, expect, test } from 'vitest';
import { estimateWorks } from '../../src/estimate/estimate-works.ts';
import type { Estimate } from '../../src/estimate/measured.ts';
import { cpuBackend } from '../backends/environment.ts';
import { type Collected, collect, planOf } from '../experiment/collect.ts';

/** A breathing trap at μ k1 dt = 0.2: protocol work w and total work W = w + shadow work of the same million trajectories. */
describe('breathing trap at a coarse time step', () => {
  const exact = 0.5 * Math.log(4);
  let run: Collected;
  const estimates: Record<'total' | 'protocol', Map<string, Estimate>> = { total: new Map(), protocol: new Map() };
  const z = (which: 'total' | 'protocol', id: string, expected = exact) => {
    const { value, standardError } = estimates[which].get(id)!;
    return (value - expected) / standardError;
  };

  beforeAll(async () => {
    const plan = planOf({ system: 'breathing-trap', dt: 0.05, trajectories: 1_000_000, seed: 2 });
    expect(plan.steps).toBe(20);
    run = await collect(await cpuBackend(), plan);
    const protocol = estimateWorks(run.values('work'), run.values('work', 'reverse'));
    for (const e of protocol.estimates) estimates.protocol.set(e.id, e);
    const total = estimateWorks(run.values('totalWork'), run.values('totalWork', 'reverse'));
    for (const e of total.estimates) estimates.total.set(e.id, e);
  });

  test('total work obeys Jarzynski and Crooks', () => {
    for (const id of ['jarzynski-forward', 'jarzynski-reverse', 'bar', 'crooks-line'] as const)
      expect(Math.abs(z('total', id)), id).toBeLessThan(4.5);
    expect(Math.abs(z('total', 'crooks-slope', 1))).toBeLessThan(4.5);
  });

  test('protocol work alone fails both, by many standard errors', () => {
    for (const id of ['jarzynski-forward', 'bar', 'crooks-line'] as const)
      expect(Math.abs(z('protocol', id)), id).toBeGreaterThan(9);
    expect(Math.abs(z('protocol', 'crooks-slope', 1))).toBeGreaterThan(9);
  });

  test('the laws of the run rest on total work, and its mean protocol work fails for its time-step bias', () => {
    const law = (id: string) => run.result.laws.find((l) => l.id === id)!;
    for (const id of ['jarzynski', 'bar', 'crooks-crossing'])
      expect(law(id)).toMatchObject({ holds: true, timeStepBias: 0 });
    expect(law('jarzynski').measured).toBeCloseTo(estimates.total.get('jarzynski-forward')!.value, 12);
    expect(law('mean-work').holds).toBe(false);
    expect(law('mean-work').reason).toMatch(/time-step bias/);
  });

  test('the mean shadow work is reported', () => {
    const shadow = run.result.estimates.find((e) => e.id === 'mean-shadow-work')!;
    expect(Math.abs(shadow.value!)).toBeGreaterThan(20 * shadow.standardError!);
  });
});
