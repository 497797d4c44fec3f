import { describe, expect, test } from 'vitest';
import type { Backend, Precision } from '../../src/backends/backend.ts';
import { createLangevinPlan as createPlan, type LangevinPlan as Plan } from '../../src/experiment/langevin-plan.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { requests } from './models.ts';

const count = 500;
const groups = 5;

type State = Record<string, number[]>;

/** State at the start and after a few groups of steps, the two words of each compensated sum put together. */
async function advance(backend: Backend, plan: Plan, which: 'forward' | 'reverse' | 'coarse'): Promise<State[]> {
  const { kernel, process } = plan[which]!;
  const { columns } = kernel.kernel;
  const program = await backend.prepare(kernel.kernel);
  const results = await program.run(process, { first: 2 ** 32 - 100, count }, [0, groups]);
  program.dispose();
  return results.map(({ data, stride }) => {
    const column = (name: string) => Array.from({ length: count }, (_, i) => data[columns.indexOf(name) * stride + i]!);
    const second = (name: string) => (name === 'wait' ? 'rest' : `${name}_lo`);
    const lows = columns.map(second);
    const names = columns.filter((name) => !lows.includes(name));
    return Object.fromEntries(
      names.map((name) => {
        const values = column(name);
        if (!columns.includes(second(name))) return [name, values];
        const low = column(second(name));
        return [name, values.map((v, i) => v + low[i]!)];
      }),
    );
  });
}

/**
 * Columns agree to `roundings` half units in the last place of the column's largest value; what only counts agrees exactly.
 */
function expectAgreement(a: State, b: State, roundings: number): void {
  for (const [name, values] of Object.entries(a)) {
    const scale = /^(turns|accepted)/.test(name) ? 0 : Math.max(1e-3, ...values.map(Math.abs));
    const worst = Math.max(...values.map((v, i) => Math.abs(v - b[name]![i]!)));
    expect(worst, name).toBeLessThanOrEqual(roundings * 2 ** -24 * scale);
  }
}

/**
 * Over g groups of up to four steps, each with some four roundings whose size is that of the largest term in the force (which may
 * be a few times the force itself), and some ten roundings at the start.
 */
const startRoundings = 10;
const stepRoundings = 4 * 4 * groups * 4;

describe.each(requests)('%s', (_, request) => {
  const planOf = (precision: Precision) =>
    createPlan(parseRequest({ seed: '18446744073709551557', precision, ...request }));
  const single = planOf('single');
  const double = planOf('double');
  const directions = (['forward', 'reverse', 'coarse'] as const).filter((which) => single[which] !== null);

  test.each(directions)('%s: cpu and webgpu agree to rounding, and with double precision', async (which) => {
    const cpu = await advance(await cpuBackend('single'), single, which);
    const webgpu = await advance(await webgpuBackend(), single, which);
    const exact = await advance(await cpuBackend('double'), double, which);
    [startRoundings, stepRoundings].forEach((roundings, k) => {
      expectAgreement(cpu[k]!, webgpu[k]!, roundings);
      expectAgreement(exact[k]!, cpu[k]!, roundings);
    });
  });
});
