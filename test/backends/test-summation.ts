import { expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { selfTest, summationKernel } from '../../src/backends/self-test.ts';

/** What every backend must do with compensated sums. */
export function testSummation(create: () => Promise<Backend>): void {
  test('keeps compensated summation', async () => {
    const tests = await selfTest(await create());
    expect(tests.map((result) => result.passed)).toEqual([true]);
  });

  test('is caught when its compiler cancels the rounding error', async () => {
    // What fast-math makes of TwoSum: the error term is zero in real arithmetic.
    const source = summationKernel.source.replace(/\(\(a\.hi - \(s - t\)\) \+ \(b - t\)\)/, '0.0');
    expect(source).not.toBe(summationKernel.source);
    const [result] = await selfTest(await create(), { ...summationKernel, source });
    expect(result!.passed).toBe(false);
  });
}
