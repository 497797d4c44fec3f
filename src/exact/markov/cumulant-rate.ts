import type { Channel } from './channel.ts';
import { communicatingClasses } from './communicating-classes.ts';
import type { Counter } from './counter.ts';
import { perronRoot } from './perron-root.ts';
import { tiltedGenerator } from './tilted-generator.ts';

/**
 * Scaled cumulant generating function of a count, ψ(z) = lim t⁻¹ ln⟨e^{zN}⟩: the largest eigenvalue of the tilted generator. In a
 * reducible network it is the largest over the communicating classes, which rules when the start gives all of them some weight.
 *
 * @throws SpecError as `tiltedGenerator`
 */
export function cumulantRate(channels: readonly Channel[], n: number, counter: Counter, z: number): number {
  const tilted = tiltedGenerator(channels, n, counter, z);
  const roots = communicatingClasses(channels, n).map(({ states }) =>
    perronRoot(states.map((to) => states.map((from) => tilted[to]![from]!))),
  );
  return Math.max(...roots);
}
