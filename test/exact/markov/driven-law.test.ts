import { describe, expect, test } from 'vitest';
import { timesVector } from '../../../src/exact/linear/times-vector.ts';
import { drivenLaw } from '../../../src/exact/markov/driven-law.ts';
import { generator } from '../../../src/exact/markov/generator.ts';
import { occupation } from '../../../src/exact/markov/occupation.ts';
import { evolve } from '../../../src/exact/markov/propagator.ts';
import { expectClose } from '../expect-close.ts';
import { rungeKutta } from '../runge-kutta.ts';

const channels = [
  { from: 0, to: 1, reverse: 1 },
  { from: 1, to: 0, reverse: 0 },
];
const pair = (rates: readonly number[]) => channels.map((c, i) => ({ ...c, rate: rates[i]! }));

describe('the law of a network whose rates depend on time', () => {
  test('with a jump of the rates is that of two networks one after the other, counts included', () => {
    const [before, after] = [
      [0.3, 2],
      [40, 0.1],
    ] as const;
    const driven = { states: 2, channels, rates: (t: number) => (t < 0.6 ? before : after), breaks: [0.6] };
    const { p, counts } = drivenLaw(driven, [1, 0], 1.5, [() => [1, 0], () => [0, 1]]);
    const middle = evolve(generator(pair(before), 2), 0.6, [1, 0]);
    expectClose(p, evolve(generator(pair(after), 2), 0.9, middle), 1e-11);
    const [early, late] = [occupation(pair(before), [1, 0], 0.6), occupation(pair(after), middle, 0.9)];
    expectClose(counts, [0.3 * early[0]! + 40 * late[0]!, 2 * early[1]! + 0.1 * late[1]!], 1e-9);
  });

  test('with oscillating rates is that of Runge–Kutta, also where counts depend on the time', () => {
    const rates = (t: number) => [Math.exp(2 * Math.sin(3 * t)), Math.exp(-2 * Math.sin(3 * t))];
    const { p, counts } = drivenLaw({ states: 2, channels, rates, breaks: [] }, [0.4, 0.6], 2, [(_, t) => [t, -1]]);
    const slope = (t: number, y: readonly number[]) => {
      const [up, down] = rates(t);
      return [...timesVector(generator(pair(rates(t)), 2), y.slice(0, 2)), t * up! * y[0]! - down! * y[1]!];
    };
    expectClose([...p, ...counts], rungeKutta(slope, [0.4, 0.6, 0], 2, 8000), 1e-10);
  });

  test('that does not fit its states is refused', () => {
    const rates = () => [1, 1];
    expect(() => drivenLaw({ states: 1, channels, rates, breaks: [] }, [1], 1)).toThrow(/^channels\[0\]\.to: 1/);
  });
});
