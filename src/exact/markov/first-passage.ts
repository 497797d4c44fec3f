import { SpecError } from '../../errors.ts';
import type { Channel } from './channel.ts';
import { communicatingClasses } from './communicating-classes.ts';
import { exitSolve } from './exit-solve.ts';
import { generator } from './generator.ts';
import { evolve } from './propagator.ts';

/** First arrival from one state: how likely, and mean and variance of its time given that it happens (NaN where it cannot). */
export interface FirstPassage {
  probability: number;
  mean: number;
  variance: number;
}

/**
 * First passage into a set of states from every state, by the backward equations: h = P(arrival), and T's moments from
 * exit·m₁ − Σ w m₁ = h, exit·m₂ − Σ w m₂ = 2m₁ (N. G. van Kampen, ch. XII). States in `avoid`, and closed classes without a target,
 * end the process without arrival.
 *
 * @throws SpecError as `checkChannels`, and for a target that is no state
 */
export function firstPassage(
  channels: readonly Channel[],
  n: number,
  targets: readonly number[],
  avoid: readonly number[] = [],
): FirstPassage[] {
  checkTargets(targets, n);
  const rates = generator(channels, n);
  const hit = new Set(targets);
  const lost = new Set(avoid);
  const stopped = channels.map((channel) =>
    hit.has(channel.from) || lost.has(channel.from) ? { ...channel, rate: 0 } : channel,
  );
  for (const { states, closed } of communicatingClasses(
    stopped.map(({ from, to, rate }) => ({ from, to, rate })),
    n,
  )) {
    if (closed && !states.some((s) => hit.has(s))) for (const s of states) lost.add(s);
  }
  const inside = Array.from({ length: n }, (_, s) => s).filter((s) => !hit.has(s) && !lost.has(s));
  const within = inside.map((from) => inside.map((to) => rates[to]![from]!));
  const rateInto = (set: Set<number>) => inside.map((from) => [...set].reduce((sum, to) => sum + rates[to]![from]!, 0));
  const [arriving, losing] = [rateInto(hit), rateInto(lost)];
  const out = arriving.map((rate, i) => rate + losing[i]!);
  const chance = exitSolve(within, out, arriving);
  const first = exitSolve(within, out, chance);
  const second = exitSolve(
    within,
    out,
    first.map((m) => 2 * m),
  );
  return Array.from({ length: n }, (_, s) => {
    if (hit.has(s)) return { probability: 1, mean: 0, variance: 0 };
    const i = inside.indexOf(s);
    if (i < 0 || chance[i] === 0) return { probability: 0, mean: NaN, variance: NaN };
    const mean = first[i]! / chance[i]!;
    return { probability: chance[i]!, mean, variance: second[i]! / chance[i]! - mean * mean };
  });
}

/** Probability to have arrived in the targets by the time t, from a law p₀ of the states. */
export function arrivedBy(
  channels: readonly Channel[],
  p0: readonly number[],
  targets: readonly number[],
  t: number,
): number {
  checkTargets(targets, p0.length);
  const held = channels.filter(({ from }) => !targets.includes(from)).map(({ from, to, rate }) => ({ from, to, rate }));
  const p = evolve(generator(held, p0.length), t, p0);
  return [...new Set(targets)].reduce((sum, s) => sum + p[s]!, 0);
}

function checkTargets(targets: readonly number[], n: number): void {
  if (targets.length === 0) throw SpecError.of('targets', [], 'must name at least one state');
  for (const s of targets) {
    if (!(Number.isInteger(s) && s >= 0 && s < n))
      throw SpecError.of('targets', s, `must be a state from 0 to ${n - 1}`);
  }
}
