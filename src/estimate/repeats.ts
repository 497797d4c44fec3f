/** How often values come again. */
export interface Repeats {
  /** Different values among those looked at. */
  readonly distinct: number;
  /** Share of works whose value occurs more than once. */
  readonly share: number;
  /** Each value comes a multiple of so many times: 2 for a file loaded twice. */
  readonly copies: number;
  /** Whether repeats are far more than the resolution of the values explains. */
  readonly suspicious: boolean;
}

/** Fewest different values from which copies are told. */
const fewest = 8;

/**
 * Repeats among works in rising order. On a grid of spacing δ (the least gap between values) as many pairs of n works coincide by
 * chance as a Gaussian law of their width gives, n²δ/(4√π σ); far more are suspicious.
 */
export function repeatsOf(sorted: Float64Array): Repeats {
  const n = sorted.length;
  let distinct = 0;
  let repeated = 0;
  let pairs = 0;
  let copies = 0;
  let gap = Number.POSITIVE_INFINITY;
  for (let i = 0; i < n; ) {
    let j = i + 1;
    while (j < n && sorted[j] === sorted[i]) j++;
    const times = j - i;
    if (Number.isFinite(sorted[i]!)) {
      distinct++;
      copies = divisor(copies, times);
      if (times > 1) repeated += times;
      pairs += (times * (times - 1)) / 2;
      if (j < n) gap = Math.min(gap, sorted[j]! - sorted[i]!);
    }
    i = j;
  }
  // Half of what lies between the outer sixths is a standard deviation that outliers do not stretch.
  const width = (sorted[Math.floor(0.84 * n)]! - sorted[Math.floor(0.16 * n)]!) / 2;
  const byChance = (n * n * gap) / (4 * Math.sqrt(Math.PI) * width);
  const told = distinct >= fewest;
  return {
    distinct,
    share: n ? repeated / n : 0,
    copies: told ? copies : 1,
    suspicious: told && (copies > 1 || (repeated > 0.01 * n && pairs > 10 * (1 + byChance))),
  };
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/**
 * Share of the works `b` whose value (or whose negative, with `sign` −1) is also among `a`; both in rising order, finite works
 * alone. 0 when most values come again within a direction anyway.
 */
export function sharedWorks(a: Float64Array, b: Float64Array, sign: 1 | -1): number {
  const [ra, rb] = [repeatsOf(a), repeatsOf(b)];
  if (Math.min(ra.distinct, rb.distinct) < fewest || ra.share > 0.5 || rb.share > 0.5) return 0;
  const other = sign === 1 ? b : b.map((w) => -w).reverse();
  let common = 0;
  let i = 0;
  for (const w of other) {
    while (i < a.length && a[i]! < w) i++;
    if (a[i] === w) common++;
  }
  return common / b.length;
}
