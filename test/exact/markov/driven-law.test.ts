import { describe, expect, test } from 'vitest';
import { timesVector } from '../../../src/exact/linear/times-vector.ts';
import type { Channel } from '../../../src/exact/markov/channel.ts';
import { drivenLaw } from '../../../src/exact/markov/driven-law.ts';
import { generator } from '../../../src/exact/markov/generator.ts';
import { occupation } from '../../../src/exact/markov/occupation.ts';
import { evolve } from '../../../src/exact/markov/propagator.ts';
import { expectClose } from '../expect-close.ts';
import { rungeKutta } from '../runge-kutta.ts';

const pair = (up: number, down: number): Channel[] => [
  { from: 0, to: 1, rate: up, reverse: 1 },
  { from: 1, to: 0, rate: down, reverse: 0 },
];

describe('the law of a network whose rates depend on time', () => {
  test('with a jump of the rates is that of two networks one after the other, counts included', () => {
    const [before, after] = [pair(0.3, 2), pair(40, 0.1)];
    const driven = { states: 2, channels: (t: number) => (t < 0.6 ? before : after), breaks: [0.6] };
    const { p, count } = drivenLaw(driven, [1, 0], 1.5, () => [1, 0]);
    const middle = evolve(generator(before, 2), 0.6, [1, 0]);
    expectClose([...p], evolve(generator(after, 2), 0.9, middle), 1e-11);
    const ups = 0.3 * occupation(before, [1, 0], 0.6)[0]! + 40 * occupation(after, middle, 0.9)[0]!;
    expect(count / ups).toBeCloseTo(1, 9);
  });

  test('with oscillating rates is that of Runge–Kutta, also where counts depend on the time', () => {
    const rates = (t: number) => pair(Math.exp(2 * Math.sin(3 * t)), Math.exp(-2 * Math.sin(3 * t)));
    const driven = { states: 2, channels: rates, breaks: [] };
    const { p, count } = drivenLaw(driven, [0.4, 0.6], 2, (_, t) => [t, -1]);
    const slope = (t: number, y: number[]) => {
      const [up, down] = rates(t).map((c) => c.rate);
      return [...timesVector(generator(rates(t), 2), y.slice(0, 2)), t * up! * y[0]! - down! * y[1]!];
    };
    const exact = rungeKutta(slope, [0.4, 0.6, 0], 2, 8000);
    expectClose([...p, count], exact, 1e-10);
  });
});
