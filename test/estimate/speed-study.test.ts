import { describe, expect, test } from 'vitest';
import { barRoot } from '../../src/estimate/bar-root.ts';
import { estimateWorks } from '../../src/estimate/estimate-works.ts';
import { createRepeatedExperiments } from '../../src/estimate/repeated-experiments.ts';
import { type MeasuredSpeed, speedStudy } from '../../src/estimate/speed-study.ts';
import { spreadAbout } from '../../src/estimate/spread-about.ts';
import { normals } from '../random-normal.ts';
import { expectWithinError } from '../within-error.ts';
import { gaussianWorks } from './gaussian-works.ts';

const values = (estimates: ReturnType<typeof estimateWorks>['estimates'], id: string) =>
  estimates.find((e) => e.id === id)!.value;

describe('an ensemble as many experiments', () => {
  const { forward, reverse } = gaussianWorks(1, 240, 240, 1.5, 2);

  test('gives what each of them gives by itself, at equal cost', () => {
    const experiments = createRepeatedExperiments(60, true);
    experiments.add('forward', forward);
    experiments.add('reverse', reverse);
    const found = experiments.estimates();
    expect(Object.entries(found).map(([id, e]) => [id, e.length])).toEqual([
      ['bar', 8],
      ['crooks-gaussian', 8],
      ['jarzynski-forward', 4],
      ['cumulant-2', 4],
      ['jarzynski-reverse', 4],
    ]);
    for (let k = 0; k < 8; k++) {
      const [f, r] = [forward, reverse].map((w) => w.subarray(30 * k, 30 * (k + 1))) as [Float64Array, Float64Array];
      expect(found.bar![k]).toBe(barRoot(f, r));
      expect(found['crooks-gaussian']![k]).toBeCloseTo(values(estimateWorks(f, r).estimates, 'crooks-gaussian'), 10);
    }
    for (let k = 0; k < 4; k++) {
      const [f, r] = [forward, reverse].map((w) => w.subarray(60 * k, 60 * (k + 1))) as [Float64Array, Float64Array];
      const { estimates } = estimateWorks(f, r);
      for (const id of ['jarzynski-forward', 'jarzynski-reverse', 'cumulant-2'])
        expect(found[id]![k]).toBeCloseTo(values(estimates, id), 10);
    }
  });

  test('does not depend on how works come in', () => {
    const at = (cuts: readonly number[]) => {
      const experiments = createRepeatedExperiments(50, true);
      for (let i = 0; i <= cuts.length; i++)
        for (const [side, works] of [
          ['reverse', reverse],
          ['forward', forward],
        ] as const)
          experiments.add(side, works.subarray(cuts[i - 1] ?? 0, cuts[i]));
      return experiments.estimates();
    };
    expect(at([1, 2, 77, 78, 200])).toEqual(at([]));
  });

  test('reads one direction alone where there is no other', () => {
    const experiments = createRepeatedExperiments(60, false);
    experiments.add('forward', forward);
    expect(Object.keys(experiments.estimates())).toEqual(['jarzynski-forward', 'cumulant-2']);
  });
});

describe('estimates about the true value', () => {
  test('of a normal law have its bias and spread, with the errors that they say', () => {
    const z = { bias: 0, spread: 0, error: 0 };
    for (let seed = 1; seed <= 300; seed++) {
      const normal = normals(seed);
      const found = spreadAbout(
        Array.from({ length: 200 }, () => 1.3 + 0.5 * normal()),
        { value: 1, standardError: 0 },
      );
      const exact = { bias: 0.3, spread: 0.5, error: Math.hypot(0.3, 0.5) };
      for (const key of ['bias', 'spread', 'error'] as const)
        z[key] += ((found[key].value - exact[key]) / found[key].standardError) ** 2 / 300;
    }
    // mean squares of 300 deviates in their own errors
    for (const square of Object.values(z)) expectWithinError(square, 1, Math.sqrt(2 / 300));
  });

  test('are not given where an experiment gave none', () => {
    expect(spreadAbout([1, 2, Number.NaN], { value: 0, standardError: 0 }).error.value).toBeNaN();
  });

  test('carry the error of the true value', () => {
    const { bias } = spreadAbout([1, 1.1, 0.9, 1], { value: 0, standardError: 0.4 });
    expect(bias.standardError).toBeGreaterThan(0.4);
  });
});

describe('the best speed', () => {
  const speed = (duration: number, spread: number): MeasuredSpeed => {
    const normal = normals(1); // the same for all, so that errors are in the ratio of the spreads
    return {
      duration,
      pulls: 10,
      forward: { value: 1, standardError: 0.1 },
      reverse: null,
      exactWork: Number.NaN,
      estimates: { 'jarzynski-forward': Array.from({ length: 400 }, () => spread * normal()) },
      whole: { value: 0.01 * duration, standardError: 0.1 / duration },
    };
  };
  const given = { budget: 100, rest: 0 };

  test('has the least error, and those that are not worse within the errors are as good', () => {
    const { estimators } = speedStudy(given, [speed(1, 2), speed(2, 1.02), speed(3, 1), speed(4, 1.5)], 0);
    const { best } = estimators[0]!;
    expect(best!.within).toEqual([1, 2]);
    expect(best!.within).toContain(best!.index);
  });

  test('is told from ΔF by the most precise estimate where the exact one is not known', () => {
    const { freeEnergy } = speedStudy(given, [speed(1, 1), speed(2, 1)], Number.NaN);
    expect(freeEnergy).toEqual({ value: 0.02, standardError: 0.05, exact: false });
  });
});
