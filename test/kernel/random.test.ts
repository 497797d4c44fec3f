import { describe, expect, test } from 'vitest';
import { backends } from './backends.ts';
import { testRandom, vectors } from './test-random.ts';
import { threefry } from './threefry.ts';

test.each([13, 20])('the test’s own Threefry4x32-%i gives Random123’s known answers', (rounds) => {
  for (const { counter, key, result } of vectors(rounds)) expect(threefry(rounds, key, counter)).toEqual(result);
});

describe.each(backends)('$name', ({ create }) => {
  testRandom(create);
});
