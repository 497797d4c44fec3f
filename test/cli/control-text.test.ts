import { expect, test } from 'vitest';
import { controlText } from '../../src/cli/control-text.ts';
import { equations } from '../../src/cli/equations.ts';
import { findSystem } from '../../src/systems/registry.ts';

test('a protocol of several parts says how much of the time each takes', () => {
  expect(equations(findSystem('bit-erasure'))).toContain(
    'a(t): from 1 to 0, linearly (25 % of the time); then 0 (25 %); then from 0 to 1, linearly (25 %); then 1 (25 %)',
  );
  expect(equations(findSystem('bit-erasure-discrete'))).toContain(
    'E(t): from 0 to Emax, linearly (80 % of the time); then Emax (10 %); then from Emax to 0, linearly (10 %)',
  );
});

test('shares are of the whole time, also of parts of parts, and what is all there is has none', () => {
  expect(
    controlText({
      sequence: [
        { sequence: [0, 1], share: 3 },
        { step: [1, 2], at: 0.5 },
      ],
    }),
  ).toBe('0 (37.5 %); then 1 (37.5 %); then from 1 to 2, at 0.5 of this time (25 %)');
  expect(controlText({ sequence: [{ ramp: [0, 'f'] }] })).toBe('from 0 to f, linearly');
});
