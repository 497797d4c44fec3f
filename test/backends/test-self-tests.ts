import { expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import type { Proof } from '../../src/backends/self-test/proof.ts';
import { randomWords } from '../../src/backends/self-test/random-words.ts';
import { selfTest } from '../../src/backends/self-test/self-test.ts';
import { summation } from '../../src/backends/self-test/summation.ts';

/** What every backend must do with compensated sums and random words, and how it is caught when it does not. */
export function testSelfTests(create: () => Promise<Backend>): void {
  test('passes its self-tests', async () => {
    const tests = await selfTest(await create());
    expect(tests.map(({ id, passed }) => [id, passed])).toEqual([
      ['compensated-summation', true],
      ['random-words', true],
    ]);
  });

  const broken = (proof: Proof, from: RegExp, to: string): Proof => {
    const source = proof.kernel.source.replace(from, to);
    expect(source).not.toBe(proof.kernel.source);
    return { ...proof, kernel: { ...proof.kernel, source } };
  };

  test('is caught when its compiler cancels the rounding error', async () => {
    // What fast-math makes of TwoSum: the error term is zero in real arithmetic.
    const proof = broken(summation, /\(\(a\.hi - \(s - t\)\) \+ \(b - t\)\)/, '0.0');
    const [result] = await selfTest(await create(), [proof]);
    expect(result!.passed).toBe(false);
  });

  test('is caught when it rotates wrongly', async () => {
    const proof = broken(randomWords, /\(x >> \(32u - r\)\)/, '(x >> (31u - r))');
    const [result] = await selfTest(await create(), [proof]);
    expect(result!.passed).toBe(false);
  });
}
