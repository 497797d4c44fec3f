import { describe, expect, test } from 'vitest';
import { createBlockStudy } from '../../src/estimate/block-study.ts';
import { createProfileTally, type ProfileBatch } from '../../src/estimate/profile/profile-tally.ts';
import { gaussianWorks } from './gaussian-works.ts';
import { bias, grid, pulls } from './profile/pulls.ts';

/** What is resumed has gone through a file. */
const stored = <T>(state: T): T => structuredClone(state);

describe('a block study that goes on from what was saved gives the same bits', () => {
  const { forward, reverse } = gaussianWorks(77, 60_000, 50_000, 2, 1);
  forward[20_001] = Number.NaN;
  forward[300] = Number.POSITIVE_INFINITY;
  const whole = createBlockStudy();
  whole.add(forward, reverse);

  test.each([
    [100, 0],
    [5000, 4000],
    [4096, 20_480],
    [41_000, 30_000],
    [60_000, 4095],
  ])('after %i works and %i of the reverse process', (f, r) => {
    const first = createBlockStudy();
    first.add(forward.subarray(0, f), reverse.subarray(0, r));
    const state = first.save();
    const kept = stored(state);
    const study = createBlockStudy(kept);
    study.add(forward.subarray(f), reverse.subarray(r));
    expect(study.study()).toEqual(whole.study());
    expect(kept).toEqual(state);
    first.add(forward.subarray(f), reverse.subarray(r));
    expect(state, 'is its own').toEqual(kept);
  });

  test('one direction alone', () => {
    const alone = createBlockStudy();
    alone.add(forward, null);
    const first = createBlockStudy();
    first.add(forward.subarray(0, 9000), null);
    const study = createBlockStudy(stored(first.save()));
    study.add(forward.subarray(9000), null);
    expect(study.study()).toEqual(alone.study());
  });
});

describe.each(['forward', 'reverse'] as const)('a profile tally, %s, that goes on gives the same bits', (side) => {
  const count = 9000;
  const all = pulls(side, count, 5);
  const part = (from: number, to: number): ProfileBatch => ({
    count: to - from,
    total: all.total.subarray(from, to),
    at: (t) => ({ positions: all.at(t).positions.subarray(from, to), works: all.at(t).works.subarray(from, to) }),
  });
  const options = { grid, bias, side, trajectories: count };

  test.each([
    [1, 3],
    [700, 3],
    [6000, null],
  ])('after %i pulls, about a centre of %j', (stop, centre) => {
    if (side === 'reverse' && centre === null) return;
    const whole = createProfileTally({ ...options, centre });
    whole.add(all);
    const first = createProfileTally({ ...options, centre });
    first.add(part(0, stop));
    const state = first.save();
    const kept = stored(state);
    const resumed = createProfileTally({ ...options, centre, from: kept });
    resumed.add(part(stop, count));
    expect(resumed.groups()).toEqual(whole.groups());
    expect(kept).toEqual(state);
    first.add(part(stop, count));
    expect(state, 'is its own').toEqual(kept);
  });
});
