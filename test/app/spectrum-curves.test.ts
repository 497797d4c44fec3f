import { expect, test } from 'vitest';
import { correctedSpectra, measuredSpectrum, target } from '../../src/app/chart/spectrum-curves.ts';
import type { ReportedSpectrum } from '../../src/experiment/result.ts';

const plain: ReportedSpectrum = {
  ...{ of: 'x', window: 'hann', samples: 4, interval: 1, omega: [-1, 0, 1], leakage: [0, 0, 0] },
  ...{ value: [2, 3, null], standardError: [0.1, 0.1, null], exact: [2.1, 2.9, 2.1] },
};
const factors = ['a', 'b', 'c'].map((name, i) => ({ name, factor: [i, 1, null], ...plain }));
const made: ReportedSpectrum = {
  ...plain,
  corrected: {
    name: 'other',
    exact: [1, 2, null],
    by: Object.fromEntries(factors.map((f) => [f.name, f])),
  },
};

test('a spectrum by itself is held against its own exact one, what is made of it against the other', () => {
  expect(target(plain)).toEqual(plain.exact);
  expect(target(made)).toEqual([1, 2, Number.NaN]);
  expect(correctedSpectra(plain)).toEqual([]);
  expect(measuredSpectrum(plain).value).toEqual([2, 3, Number.NaN]);
});

test('each factor has a colour of its own, and makes of the exact spectrum what it makes of the measured one', () => {
  const curves = correctedSpectra(made);
  expect(curves.map((c) => c.name)).toEqual(['a', 'b', 'c']);
  expect(new Set(curves.map((c) => c.colour)).size).toBe(3);
  expect(curves[2]!.exact).toEqual([4.2, 2.9, Number.NaN]);
});
