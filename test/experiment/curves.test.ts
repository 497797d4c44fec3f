import { expect, test } from 'vitest';
import type { ReportedCurve } from '../../src/experiment/result.ts';
import { groups } from '../../src/systems/registry.ts';
import { runLaws } from '../systems/run-laws.ts';

const curved = groups.flatMap((g) => g.systems).filter((s) => s.curves);

/** Trajectories with which every point has an error. */
const trajectories = 8000;

const curvesOf = async (system: string, parameters: Record<string, number> = {}): Promise<ReportedCurve[]> =>
  (await runLaws(system, { trajectories, parameters })).result.series.curves!;

/** Distances of points from the exact curve in standard errors. */
const distances = (curve: ReportedCurve): number[] =>
  curve.lines.flatMap(({ value, standardError, exact }) =>
    value.flatMap((v, i) => (v === null || exact[i] === null ? [] : [(v - exact[i]!) / standardError[i]!])),
  );

test('some systems have pictures of their own', () => {
  expect(curved.map((s) => s.id)).toEqual(
    expect.arrayContaining([
      ...['trap-model', 'heat-rod', 'kicked-particle', 'effusion', 'thermoelectric-dot', 'brownian'],
      ...['brownian-underdamped', 'resetting', 'ness-switch', 'ness-switch-discrete', 'bit-erasure-discrete'],
    ]),
  );
});

test.each(curved.map((s) => s.id))(
  '%s: every point of a curve has an error, and lies on what theory says',
  async (id) => {
    for (const curve of await curvesOf(id)) {
      for (const { value, standardError } of curve.lines) {
        expect(value.filter((v) => v !== null).length).toBeGreaterThan(2);
        value.forEach((v, i) => {
          if (v !== null) expect(standardError[i], `${curve.id} ${i}`).toBeGreaterThan(0);
        });
      }
      for (const z of distances(curve)) expect(Math.abs(z)).toBeLessThan(4.5);
      for (const { at, value } of curve.exact) {
        expect(at.length).toBe(value.length);
        expect(value.every((v) => v !== null)).toBe(true);
      }
    }
  },
);

test('a point that is about a law measures what the law does', async () => {
  const { result, law } = await runLaws('thermoelectric-dot', { trajectories });
  const [forced] = result.series.curves![0]!.lines;
  expect(forced!.value[0]).toBe(law('conductance').measured);
  expect(forced!.standardError[0]).toBe(law('conductance').standardError);
});

test('a glass ages: with the time the waits part by thousands, with time over wait two of them are one', async () => {
  const [ageing, collapse] = await curvesOf('trap-model');
  const firsts = ageing!.lines.map((line) => line.at[0]!);
  expect(firsts[2]! / firsts[0]!).toBeGreaterThan(1000);
  const [, middle, long] = collapse!.lines;
  expect(middle!.at).toEqual(long!.at.map((at) => expect.closeTo(at!, 12)));
  middle!.value.forEach((v, i) => {
    const error = Math.hypot(middle!.standardError[i]!, long!.standardError[i]!);
    expect(Math.abs(v! - long!.value[i]!)).toBeLessThan(4.5 * error + 0.01);
  });
});

test('above the glass temperature it is the other way round: time alone decides', async () => {
  const [ageing, collapse] = await curvesOf('trap-model', { x: 1.5 });
  const at = (curve: ReportedCurve, line: number) => curve.exact[line]!.value[30]!;
  expect(at(ageing!, 0)).toBeCloseTo(at(ageing!, 2), 10);
  expect(Math.abs(at(collapse!, 0) - at(collapse!, 2))).toBeGreaterThan(0.1);
  expect(collapse!.exact.every(({ name }) => name === 'exact')).toBe(true);
});

test('before a vacuum there is nothing to compare', async () => {
  const [theorem] = await curvesOf('effusion', { nB: 0 });
  expect(theorem!.lines[0]!.value.every((v) => v === null)).toBe(true);
});

test('what only laws and curves read is not reported, its distribution neither', async () => {
  const { result } = await runLaws('heat-rod', { trajectories: 1000 });
  expect(Object.keys(result.histograms)).toEqual([]);
});

test('with inertia a particle flies at first and diffuses at last: the square of the time, then the time', async () => {
  const slope = async (duration: number) => {
    const { result } = await runLaws('brownian-underdamped', { trajectories, duration });
    const { at, value } = result.series.curves![0]!.lines[0]!;
    return Math.log(value.at(-1)! / value[0]!) / Math.log(at.at(-1)! / at[0]!);
  };
  expect(await slope(0.02)).toBeCloseTo(2, 1);
  expect(await slope(2000)).toBeCloseTo(1, 1);
});

test('targets at several distances are as good as several rates of resetting: the best makes √(r/D) L 1.594', async () => {
  const [times] = await curvesOf('resetting');
  const { at, value } = times!.lines[0]!;
  const least = value.indexOf(Math.min(...value.map((v) => v!)));
  expect(at[least - 1]!).toBeLessThan(1.594);
  expect(at[least + 1]!).toBeGreaterThan(1.594);
});

test('while a driven ring is switched, Jarzynski’s average drifts away from e^{−βΔF}, and without a drive it does not', async () => {
  const last = async (affinity: number) => {
    const [averages] = await curvesOf('ness-switch-discrete', { affinity });
    const [, work] = averages!.lines;
    return work!.exact.at(-1)!;
  };
  expect(await last(0)).toBeCloseTo(1, 8);
  expect(await last(8)).toBeLessThan(0.98);
});
