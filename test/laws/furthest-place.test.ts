import { describe, expect, test } from 'vitest';
import { judgeLaws, type Verdict } from '../../src/laws/judge.ts';
import type { Law, Measurement } from '../../src/model/system.ts';
import { createSideStream, type Ensemble } from '../../src/tally/side-stream.ts';
import type { SideTally } from '../../src/tally/side-tally.ts';
import { normals } from '../random-normal.ts';
import { expectWithinError } from '../within-error.ts';

const places = 12;
const trajectories = 512;

/** Observables `0`, `1` … that are normal numbers about 10, all but one, which is `off`. */
function ensembleOf(seed: number, odd: { at: number; off: number } | null, count = trajectories): Ensemble {
  const normal = normals(seed);
  const columns = Array.from({ length: places }, (_, p) =>
    Float64Array.from({ length: count }, () => 10 + normal() + (odd?.at === p ? odd.off : 0)),
  );
  const stream = createSideStream({ scale: null, side: 'forward', columns: places, trajectories: count });
  stream.add(null, columns);
  return stream.ensemble();
}

const [first, ...elsewhere] = Array.from({ length: places }, (_, p) => ({
  measured: (m: Measurement) => m.moments(`${p}`).mean,
  expected: () => 10,
}));
const law: Law = {
  ...first!,
  ...{ id: 'means', kind: 'equality', statement: '⟨x⟩ = 10 everywhere', unit: '', scale: () => 1, elsewhere },
};

const judge = (forward: Ensemble, of: Partial<Law> = {}): Verdict =>
  judgeLaws([{ ...law, ...of } as Law], {
    measure: (side: SideTally) => ({ moments: (name: string) => side.columns[Number(name)] }) as unknown as Measurement,
    ensemble: { forward, reverse: null },
    ...{ estimates: [], timeSteps: null, position: () => 0, excluded: 0 },
  })[0]!;

describe('a law that must hold at many places', () => {
  test('is judged by a number like any other: z of right laws is normal, though the worst of many places', () => {
    const runs = 400;
    const z = Array.from({ length: runs }, (_, seed) => judge(ensembleOf(seed, null)).z);
    const mean = z.reduce((a, b) => a + b) / runs;
    const square = z.reduce((a, b) => a + b * b, 0) / runs;
    expectWithinError(mean, 0, 1 / Math.sqrt(runs));
    // 64 groups in a half: errors are themselves uncertain, and z² is Student's
    expectWithinError(square, 63 / 61, Math.sqrt(2.2 / runs));
  });

  test.each([0, 5, 11])('fails where it is wrong at place %i, and says by how much', (at) => {
    const { holds, measured, expected, standardError, z } = judge(ensembleOf(7, { at, off: 0.5 }));
    expect(holds).toBe(false);
    expectWithinError(measured, 10.5, standardError);
    expect(z).toBeCloseTo((measured - expected) / standardError, 10);
    expect(judge(ensembleOf(7, { at, off: 0.5 }), { elsewhere: elsewhere.slice(0, 2) }).holds).toBe(at > 2);
  });

  test('has its error from the half of the ensemble that it is measured by', () => {
    const runs = 50;
    const errors = Array.from({ length: runs }, (_, seed) => judge(ensembleOf(seed, null)).standardError);
    const exact = 1 / Math.sqrt(trajectories / 2);
    // each from the scatter of 64 groups
    expectWithinError(errors.reduce((a, b) => a + b) / runs, exact, exact / Math.sqrt(2 * 63 * runs));
  });

  test('cannot be judged by trajectories too few to halve', () => {
    expect(judge(ensembleOf(3, null, 3))).toMatchObject({ holds: null, reason: 'too few trajectories to halve' });
  });
});
