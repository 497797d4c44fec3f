import { describe, test } from 'vitest';
import { linearReactionMoments } from '../../../src/exact/reactions/linear-reactions.ts';
import { truncatedMasterEquation } from '../../../src/exact/reactions/truncated-master-equation.ts';
import { readDsmtsResults } from '../../known-answer/dsmts/read-results.ts';
import { expectClose } from '../expect-close.ts';

/** The suite's tables give five decimals, the last now and then off by one: 93.919 stands for 100(1 − e^{−2.8}) = 93.918994. */
const rounding = 1e-5;

describe('the published means and deviations of the stochastic suite', () => {
  test.each([
    [
      '00001',
      100,
      [
        { change: [1], constant: 0, linear: [0.1] },
        { change: [-1], constant: 0, linear: [0.11] },
      ],
    ],
    [
      '00021',
      0,
      [
        { change: [1], constant: 10, linear: [0] },
        { change: [-1], constant: 0, linear: [0.1] },
      ],
    ],
    [
      '00037',
      0,
      [
        { change: [5], constant: 1, linear: [0] },
        { change: [-1], constant: 0, linear: [0.2] },
      ],
    ],
  ])('%s, first order: by the closed moment equations and by the master equation', (id, start, reactions) => {
    const { times, species } = readDsmtsResults(id);
    const { mean, sd } = species.X!;
    const moments = times.map((t) => linearReactionMoments(reactions, [start], t));
    expectClose(
      moments.map((m) => m.mean[0]!),
      mean,
      rounding,
    );
    expectClose(
      moments.map((m) => Math.sqrt(m.covariance[0]![0]!)),
      sd,
      rounding,
    );
    const bounded = {
      reactions: reactions.map(({ change, constant, linear }) => ({
        change,
        propensity: ([n]: readonly number[]) => constant + linear[0]! * n!,
      })),
      start: [start],
      most: [400],
    };
    const found = truncatedMasterEquation(bounded, times, 1e-9);
    expectClose(
      found.map((m) => m.mean[0]!),
      mean,
      rounding,
    );
    expectClose(
      found.map((m) => m.sd[0]!),
      sd,
      rounding,
    );
  });

  test('00031, dimerisation of 1000 molecules: by the master equation', () => {
    const { times, species } = readDsmtsResults('00031');
    const reactions = [
      { change: [-2, 1], propensity: ([p]: readonly number[]) => (0.0002 * p! * (p! - 1)) / 2 },
      { change: [2, -1], propensity: ([, d]: readonly number[]) => 0.004 * d! },
    ];
    const found = truncatedMasterEquation({ reactions, start: [1000, 0], most: [1000, 500] }, times);
    ['P', 'P2'].forEach((name, s) => {
      expectClose(
        found.map((m) => m.mean[s]!),
        species[name]!.mean,
        rounding,
      );
      expectClose(
        found.map((m) => m.sd[s]!),
        species[name]!.sd,
        rounding,
      );
    });
  });
});
