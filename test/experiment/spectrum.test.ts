import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { cpuBackend } from '../backends/environment.ts';
import { collect, planOf, states } from './collect.ts';

const system = 'classical-spectrum';

describe('a spectrum', () => {
  test('is read at even times, whatever the step: groups of steps are a multiple of the readings', () => {
    for (const dt of [0.5, 0.02, 0.0033]) {
      const { spectrum, forward, steps, spec } = planOf({ system, dt });
      expect(forward.process.groups % 256).toBe(0);
      expect(spectrum!.stride).toBe(forward.process.groups / 256);
      expect(spectrum!.interval * 256).toBeCloseTo(spec.duration, 12);
      expect(spec.dt! * steps).toBeCloseTo(spec.duration, 10);
      expect(spec.dt!).toBeLessThanOrEqual(dt);
    }
  });

  test('is made of the positions that trajectories have at these times', async () => {
    const backend = await cpuBackend();
    const plan = planOf({ system, trajectories: 130, seed: 5 });
    const { values } = await collect(backend, plan);
    const { window, interval, stride, omega, names } = plan.spectrum!;
    const stops = Array.from(window, (_, j) => j * stride);
    const seen = await states(backend, plan, { count: 130, stops });
    const squares = window.reduce((sum, w) => sum + w * w, 0);
    for (const k of [0, 7, 50])
      for (const i of [0, 63, 64, 129]) {
        let [re, im] = [0, 0];
        seen.forEach((column, j) => {
          const x = window[j]! * column('x0')[i]!;
          re += x * Math.cos(omega[k]! * j * interval);
          im += x * Math.sin(omega[k]! * j * interval);
        });
        expect(values(names[k]!)[i]! / ((interval / squares) * (re * re + im * im)), `${k} ${i}`).toBeCloseTo(1, 5);
      }
  });

  test('has the same bits however trajectories are cut into ranges, which are small enough to be read back', async () => {
    const backend = await cpuBackend();
    const counts: number[] = [];
    /** The backend with ranges of so many trajectories at most. */
    const cut = (largestRange: number): Backend => ({
      ...backend,
      async prepare(kernel) {
        const program = await backend.prepare(kernel);
        return {
          ...program,
          largestRange,
          run(process, range, stops) {
            counts.push(range.count * stops.length * kernel.columns.length);
            return program.run(process, range, stops);
          },
        };
      },
    });
    const run = async (largestRange: number) => {
      const plan = planOf({ system, trajectories: 40_001, seed: 2, duration: 10, record: { every: 7 } });
      const { series, laws } = await runPlan(plan, cut(largestRange), { batchMilliseconds: 1e5 });
      return { series, laws };
    };
    const small = await run(512);
    counts.length = 0;
    expect(await run(2 ** 20)).toEqual(small);
    expect(Math.max(...counts)).toBeLessThanOrEqual(2 ** 24);
    expect(Math.max(...counts)).toBeGreaterThan(2 ** 23);
  });

  test('is reported at both signs with errors: the classical one even, the quantum one not', async () => {
    const { result } = await collect(await cpuBackend(), planOf({ system, trajectories: 2048 }));
    const s = result.series.spectrum!;
    const last = s.omega.length - 1;
    expect(s.value).toEqual(s.value.toReversed());
    const { exact, by } = s.corrected!;
    expect(Object.keys(by)).toEqual(['harmonic', 'standard', 'schofield', 'mixed']);
    for (let i = 0; i <= last; i++) {
      expect(s.omega[last - i]! + s.omega[i]!).toBe(0);
      expect(s.standardError[i]!).toBeGreaterThan(0);
      for (const { factor, value } of Object.values(by)) {
        expect(value[i]).toBeCloseTo(factor[i]! * s.value[i]!, 12);
        expect(value[last - i]! * Math.exp(s.omega[i]!)).toBeCloseTo(value[i]!, 10);
      }
      expect(exact[last - i]! * Math.exp(s.omega[i]!)).toBeCloseTo(exact[i]!, 10);
    }
  });

  test('of a run too long for its readings says so', async () => {
    const { result } = await collect(
      await cpuBackend(),
      planOf({ system, trajectories: 256, duration: 400, dt: 0.05 }),
    );
    const law = (id: string) => result.laws.find((l) => l.id === id)!;
    const reason = expect.stringContaining('too far apart');
    expect(law('harmonic-detailed-balance')).toMatchObject({ holds: null, reason });
    expect(law('velocity-variance').holds).toBe(true);
    expect(result.series.spectrum!.omega.at(-1)!).toBeLessThan((Math.PI * 256) / 400);
  });
});
