/** A number of works, or the largest that was looked at, when that is not enough. */
export interface WorksNeeded {
  readonly works: number;
  readonly enough: boolean;
}

/**
 * From how many works on a quantity, such as |bias| or spread, stays at or below `target`: between powers of two by the power law that
 * joins them. Null without any value.
 *
 * @param works numbers of works, rising
 * @param values the quantity for each; null or NaN where it is unknown
 */
export function worksNeeded(
  works: readonly number[],
  values: readonly (number | null)[],
  target: number,
): WorksNeeded | null {
  const known = works.flatMap((n, i) => {
    const value = values[i];
    return value != null && Number.isFinite(value) ? [{ n, value: Math.abs(value) }] : [];
  });
  const last = known.findLastIndex(({ value }) => value > target);
  if (known.length === 0) return null;
  if (last === known.length - 1) return { works: known[last]!.n, enough: false };
  if (last < 0) return { works: known[0]!.n, enough: true };
  const [above, below] = [known[last]!, known[last + 1]!];
  // A value of 0 has no logarithm: there the larger number is taken.
  const share = below.value > 0 ? Math.log(above.value / target) / Math.log(above.value / below.value) : 1;
  return { works: Math.ceil(above.n * (below.n / above.n) ** share), enough: true };
}

/** Blocks from which a spread, or the error of a mean, is known well enough to conclude from. */
export const enoughBlocks = 8;

type Numbers = readonly (number | null)[];

/** One estimator over blocks of each number of works; null or NaN where a number is unknown. */
interface Blocks {
  readonly mean: Numbers;
  readonly meanError: Numbers;
  readonly spread: Numbers;
  readonly blocks: readonly number[];
}

/** From how many works on |bias|, and its standard error with it, stays below `target`. */
export function worksForBias(
  works: readonly number[],
  { mean, meanError, blocks }: Blocks,
  freeEnergy: { readonly value: number | null; readonly standardError: number | null },
  target: number,
): WorksNeeded | null {
  const bounds = mean.map((m, i) =>
    blocks[i]! < enoughBlocks || m === null || freeEnergy.value === null
      ? null
      : Math.abs(m - freeEnergy.value) + Math.hypot(meanError[i] ?? Number.NaN, freeEnergy.standardError ?? Number.NaN),
  );
  return worksNeeded(works, bounds, target);
}

/** From how many works on the spread stays below `target`; blocks that are all alike tell nothing of it. */
export function worksForSpread(
  works: readonly number[],
  { spread, blocks }: Blocks,
  target: number,
): WorksNeeded | null {
  const known = spread.map((s, i) => (blocks[i]! < enoughBlocks || s === 0 ? null : s));
  return worksNeeded(works, known, target);
}
