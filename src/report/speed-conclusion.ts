import type { SpeedEstimator, SpeedStudy } from '../estimate/speed-study.ts';
import { estimators } from './estimators.ts';
import { compact, plainNumber } from './with-error.ts';

/** The estimator that a study is read by: Bennett's where both directions were run. */
export const leadingEstimator = ({ bothDirections, estimators: all }: SpeedStudy): SpeedEstimator =>
  all.find((e) => e.id === (bothDirections ? 'bar' : 'jarzynski-forward'))!;

/** The best speed of an estimator in plain words, one sentence a line. */
export function speedConclusion(study: SpeedStudy, estimator: SpeedEstimator, timeUnit: string): string[] {
  const { best, bias, spread, error, id } = estimator;
  const name = estimators.find((e) => e.id === id)?.name ?? id;
  const time = (t: number) => `${plainNumber(t, 3)} ${timeUnit}`.trim();
  if (!best) return [`${name}: at every speed some experiments gave no estimate, so that none can be called best.`];
  const { index, within } = best;
  const { durations, pulls, budget, rest } = study;
  const lines = [
    `${name}: pull over ${time(durations[index]!)}, ${pulls[index]} pulls: σ = ${compact(spread.value[index]!, spread.standardError[index]!)} kT, bias ${compact(bias.value[index]!, bias.standardError[index]!)} kT for ${time(budget)} of pulling ${rest > 0 ? `and resting ` : ''}in total.`,
  ];
  if (within.length > 1)
    lines.push(`Within the errors of this study ${listOf(within, durations, time)} are equally good.`);
  for (const [words, factor] of [
    ['Twice as fast', 1 / 2],
    ['Twice as slow', 2],
  ] as const) {
    const there = errorAt(durations, error.value, factor * durations[index]!);
    if (there !== null)
      lines.push(`${words}: an error of ${plainNumber(there, 2)} kT, ${costWords(there / error.value[index]!)}.`);
  }
  if (within.length > 1) return lines;
  if (index === 0 && rest === 0)
    lines.push(
      'The fastest is the best, for the equilibrium that each pull starts from costs nothing here: a rest before each pull counts it.',
    );
  else if (index === 0 || index === durations.length - 1)
    lines.push(`The best lies at the ${index === 0 ? 'fast' : 'slow'} end of the range: look further.`);
  return lines;
}

/** Durations in words: from one to another where none between is left out. */
function listOf(within: readonly number[], durations: readonly number[], time: (t: number) => string): string {
  const [first, last] = [within[0]!, within.at(-1)!];
  return within.length > 2 && last - first === within.length - 1
    ? `all from ${time(durations[first]!)} to ${time(durations[last]!)}`
    : within.map((i) => time(durations[i]!)).join(', ');
}

/** What a larger error costs, were it to be averaged away: the variance falls as one over the total time. */
const costWords = (ratio: number): string =>
  ratio > 1.05 ? `${plainNumber(ratio ** 2, 2)} times the time for the same error` : 'hardly a difference';

/** Error between the durations tried, by straight lines on logarithmic scales; null outside, and where an end is not known. */
function errorAt(durations: readonly number[], errors: readonly number[], duration: number): number | null {
  const after = durations.findIndex((_, i) => (durations[i - 1]! - duration) * (durations[i]! - duration) <= 0);
  if (after < 1) return null;
  const [t0, t1, e0, e1] = [durations[after - 1]!, durations[after]!, errors[after - 1]!, errors[after]!];
  const between = Math.exp(Math.log(e0) + (Math.log(e1 / e0) * Math.log(duration / t0)) / Math.log(t1 / t0));
  return Number.isFinite(between) ? between : null;
}

/** The quasi-static limit in plain words. */
export function quasiStaticWords({ quasiStatic: q, freeEnergy }: SpeedStudy): string {
  if (q.reason !== null) return `Quasi-static limit: ${q.reason}.`;
  const value = `Quasi-static limit: ΔF = ${compact(q.value, q.standardError)} kT from the slowest ${q.durations.length} speeds, χ² = ${plainNumber(q.chiSquare, 2)} for ${q.degrees}`;
  const exact = freeEnergy.exact ? `; exact ${plainNumber(Number(freeEnergy.value.toFixed(9)))} kT` : '';
  return q.slowEnough ? `${value}${exact}.` : `${value}${exact}: these are not slow enough, it is not to be trusted.`;
}
