const isShare = (id: string) => /^probability-|_censored$/.test(id);

/**
 * Why a number that all trajectories gave alike has no error, and what can be said instead: of a share (ids `probability-…` and `…_censored`) that was
 * seen in none of n trajectories, or in all of them, the 95 % bound 1 − 0.05^{1/n}, about 3/n.
 */
export function noSpread(id: string, value: number, count: number): string {
  if (count < 2) return 'no error from a single trajectory';
  if (!isShare(id) || (value !== 0 && value !== 1))
    return `no spread between ${count} trajectories to take an error from`;
  const bound = -Math.expm1(Math.log(0.05) / count);
  const near = Number(bound.toPrecision(2));
  return value === 0
    ? `in none of ${count} trajectories: below ${near} at 95 %`
    : `in all of ${count} trajectories: less than ${near} below 1 at 95 %`;
}
