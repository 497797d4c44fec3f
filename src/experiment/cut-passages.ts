import { percent } from '../estimate/percent.ts';
import type { Moments } from '../tally/moments.ts';

/**
 * What a mean first passage is a mean of, where some trajectories had not arrived by the end: of min(T, duration), with how many were cut; nothing
 * where none was.
 *
 * @param censored moments of the observable that is 1 where the passage T was cut, else 0
 */
export function cutPassages(
  passage: { readonly name: string; readonly unit: string },
  duration: number,
  censored: Moments,
): string | undefined {
  const { count, mean } = censored;
  const cut = Math.round(count * mean);
  if (!(cut > 0)) return undefined;
  const end = `${Number(duration.toPrecision(6))} ${passage.unit}`.trim();
  return `mean of min(${passage.name}, ${end}): cut at the duration in ${cut} of ${count} trajectories (${percent(cut / count)})`;
}
