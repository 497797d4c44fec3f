import { expect } from 'vitest';

/** A measured number must lie within 4.5 standard errors of what is expected: a chance of 7e-6 for each Gaussian number. */
export function expectWithinError(measured: number, expected: number, standardError: number): void {
  expect(standardError).toBeGreaterThan(0);
  expect(Math.abs(measured - expected) / standardError).toBeLessThan(4.5);
}
