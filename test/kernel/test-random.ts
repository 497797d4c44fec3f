import { beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import text from '../known-answer/random123/kat_vectors?raw';
import { halves, joined, type Probe, runProbe, split } from './probe.ts';
import { randomWords } from './threefry.ts';

/** Random123's own rows for a number of rounds: counter, key, result. */
export const vectors = (rounds: number) =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`threefry4x32 ${rounds} `))
    .map((line) =>
      line
        .trim()
        .split(/\s+/)
        .slice(2)
        .map((word) => Number.parseInt(word, 16)),
    )
    .map((w) => ({ counter: w.slice(0, 4), key: w.slice(4, 8), result: w.slice(8, 12) }));

const words = (name: string) => [...'xyzw'].flatMap((c) => halves(`${name}.${c}`));
const joinAll = (columns: number[][], row: number) =>
  [0, 2, 4, 6].map((k) => joined(columns[k]![row]!, columns[k + 1]![row]!));

/** Words that a trajectory draws through the kernels' own functions. */
const stream: Probe = {
  body: 'let r = random_words(who, word(0), p.purpose);',
  outputs: words('r'),
};

/** What every backend must do with the kernels' random words. */
export function testRandom(create: () => Promise<Backend>): void {
  let backend: Backend;
  beforeAll(async () => {
    backend = await create();
  });

  test.each([13, 20] as const)('Threefry4x32-%i gives Random123’s known answers, every bit', async (rounds) => {
    const rows = vectors(rounds);
    expect(rows.length).toBeGreaterThanOrEqual(3);
    const four = (at: number) => `vec4<u32>(${[0, 2, 4, 6].map((i) => `word(${at + i})`).join(', ')})`;
    const columns = await runProbe(backend, {
      inputs: rows.map(({ counter, key }) => [...key, ...counter].flatMap(split)),
      body: `let r = threefry4x32_${rounds}(${four(0)}, ${four(8)});`,
      outputs: words('r'),
    });
    rows.forEach(({ result }, i) => {
      expect(joinAll(columns, i)).toEqual(result);
    });
  });

  test.each([
    ['the first', 0, 1n, 0],
    ['those across 2³²', 2 ** 32 - 5, 7n, 0],
    ['those far above 2³²', 5 * 2 ** 32 + 2 ** 31, 7n, 2],
    ['those of a seed with high words', 3, 0xfedcba9876543210n, 1],
    ['those of the largest seed', 0, 2n ** 64n - 1n, 3],
  ])(
    'the stream of a trajectory depends on seed, trajectory, block and purpose alone: %s',
    async (_, first, seed, purpose) => {
      const blocks = [0, 1, 2, 0x7fffffff, 0x80000000, 0xffffffff, 3, 4, 5, 6];
      for (const rounds of [13, 20] as const) {
        const columns = await runProbe(backend, {
          ...stream,
          inputs: blocks.map(split),
          first,
          seed,
          purpose,
          rounds,
        });
        blocks.forEach((block, i) => {
          expect(joinAll(columns, i)).toEqual(randomWords({ seed, trajectory: first + i, block, purpose }, rounds));
        });
      }
    },
  );

  test('a trajectory’s words are the same whatever range it is run in', async () => {
    const inputs = Array.from({ length: 100 }, () => [0, 9]);
    const whole = await runProbe(backend, { ...stream, inputs, first: 1000 });
    const part = await runProbe(backend, { ...stream, inputs: inputs.slice(0, 3), first: 1071 });
    for (let i = 0; i < 3; i++) expect(joinAll(part, i)).toEqual(joinAll(whole, 71 + i));
  });
}
