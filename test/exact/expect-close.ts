import { expect } from 'vitest';

/** Two lists agree number by number within an absolute error. */
export function expectClose(got: ArrayLike<number>, wanted: ArrayLike<number>, error: number): void {
  expect(got.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    const off = Math.abs(got[i]! - wanted[i]!);
    if (!(off <= error))
      expect({ index: i, value: got[i], off }).toEqual({ index: i, value: wanted[i], off: `at most ${error}` });
  }
}
