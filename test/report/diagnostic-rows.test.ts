import { expect, test } from 'vitest';
import { studyWorks } from '../../src/estimate/study-works.ts';
import { diagnosticRows } from '../../src/report/page/diagnostic-rows.ts';

const equal = (forward: number, reverse: number, counts: readonly [number, number]) =>
  studyWorks(new Float64Array(counts[0]).fill(forward), new Float64Array(counts[1]).fill(reverse));

test.each([
  [0.7, [7, 14]],
  [-3.1, [300, 300]],
  [12.3456, [300, 600]],
  [250.25, [7, 7]],
  [1e-17, [50, 100]],
] as const)('of equal works, %d kT there and back, rounding is no dissipation and no error', (work, counts) => {
  const study = equal(work, -work, counts);
  const { dissipatedWork, hysteresis, dissipationAsymmetry, hahnThen, overlap, barErrors } = study.diagnostics;
  expect(dissipatedWork).toEqual({ forward: 0, reverse: 0 });
  expect([hysteresis, dissipationAsymmetry.value, hahnThen]).toEqual([0, 0, 0]);
  expect(overlap).toBeLessThanOrEqual(1);
  expect(overlap).toBeCloseTo(1, 12);
  expect(barErrors).toEqual({ shirts: 0, bennett: 0, jackknife: 0 });
  const rows = Object.fromEntries(diagnosticRows(study).map(({ name, values }) => [name, values]));
  expect(rows['Dissipation asymmetry']).toBe('0 kT');
  expect(rows['Convergence index']).toBe('0');
  expect(rows['Error of BAR: Shirts, Bennett, jackknife']).toBe('—');
  const of = (wanted: string) => study.estimates.find(({ id }) => id === wanted)!;
  expect(of('bar').value).toBeCloseTo(work, 12);
  for (const id of ['bar', 'cumulant-1', 'jarzynski-forward']) expect(of(id).analyticError).toBeNaN();
});

test('what is more than rounding stays', () => {
  const { dissipatedWork, hysteresis } = equal(0.7, -0.7 + 1e-9, [50, 50]).diagnostics;
  expect(hysteresis).toBeCloseTo(1e-9, 14);
  expect(dissipatedWork.forward + dissipatedWork.reverse).toBeCloseTo(1e-9, 14);
});
