import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Backend } from '../../../src/backends/backend.ts';
import { createCpuBackend } from '../../../src/backends/cpu/create-cpu-backend.ts';
import { createPlan } from '../../../src/experiment/create-plan.ts';
import { runPlan } from '../../../src/experiment/run.ts';
import { parseRequest } from '../../../src/experiment/spec.ts';
import { meanOf } from '../../mean-of.ts';
import { reduced } from '../../systems/catalogue.ts';
import { cpuBackend } from '../environment.ts';
import { withRelaxedSimd } from './relaxed-simd.ts';

afterEach(() => vi.restoreAllMocks());

test('where the engine has no relaxed SIMD, fast is refused in one line', async () => {
  vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  await expect(createCpuBackend({ fast: true })).rejects.toThrow(/^fast: true \(needs relaxed SIMD: [^\n]*\)$/);
  await expect(createCpuBackend()).resolves.toMatchObject({ adapter: 'WebAssembly SIMD, f32x4' });
});

describe('with fused multiply-adds', () => {
  let fast: Backend;
  beforeAll(async () => {
    withRelaxedSimd();
    fast = await createCpuBackend({ fast: true });
  });

  test.each(['dragged-trap', 'hairpin', 'driven-ring', 'triangle'])('the laws of %s hold', async (system) => {
    const { laws, backend } = await runPlan(createPlan(parseRequest({ system, seed: 1, ...reduced[system] })), fast);
    expect(backend.adapter).toBe('WebAssembly SIMD, f32x4, fused multiply-add');
    expect(laws.length).toBeGreaterThan(0);
    for (const { id, holds, reason, z } of laws) expect({ id, holds, reason, z }).toMatchObject({ holds: true });
  });

  test('trajectories draw the same numbers, and single precision costs no more than without', async () => {
    const works = async (backend: Backend) => {
      const spec = { system: 'dragged-trap', seed: 3, trajectories: 4096, precision: backend.precision };
      const plan = createPlan(parseRequest(spec));
      const found = new Float64Array(4096);
      const column = plan.extraction.names.indexOf('work');
      await runPlan(plan, backend, {
        onBatch: (side, first, { columns }) => void (side === 'forward' && found.set(columns[column]!, first)),
      });
      return found;
    };
    const reference = await works(await cpuBackend('double'));
    const offOf = async (backend: Backend) => {
      const squares = (await works(backend)).map((w, i) => (w - reference[i]!) ** 2);
      return Math.sqrt(meanOf(squares).mean);
    };
    const [fused, rounded] = [await offOf(fast), await offOf(await cpuBackend())];
    expect(fused).not.toBe(rounded);
    expect(fused).toBeLessThan(1.2 * rounded);
  });
});
