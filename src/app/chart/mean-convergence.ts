import type { ReportedSeries } from '../../experiment/result.ts';
import type { EstimatorStyle } from '../../report/estimators.ts';
import { compact } from '../../report/with-error.ts';
import { grouped } from '../text/amounts.ts';
import { type ConvergenceCurve, type ConvergenceData, type Followed, nothingYet } from './convergence-data.ts';

/** Currents whose curves are shown at most; more cannot be told apart. */
const mostCurrents = 4;

/** Dashes by which currents, all of one colour, are told apart. */
const dashes: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [7, 3, 2, 3]];

/** Entropy production and named currents of a jump run, as distances from their exact values. */
export function meanConvergence(shown: Followed): ConvergenceData {
  const series = shown.result.series.convergence;
  if (!series) return nothingYet;
  const known = followed(shown).map((style) => ({ style, exact: exactOf(shown, style.id)! }));
  const curves = known.map(({ style, exact }): ConvergenceCurve => {
    const { value, standardError } = series[style.id] as ReportedSeries;
    return { style, value: value.map((v) => (v === null ? null : v - exact)), error: standardError };
  });
  const errors = curves.map((c) => c.error.at(-1) ?? 0).filter((e) => e > 0);
  return {
    trajectories: series.trajectories,
    curves,
    exact: true,
    label: 'estimate − exact',
    threshold: errors.length > 0 ? 10 ** Math.floor(Math.log10(3 * Math.min(...errors))) : nothingYet.threshold,
  };
}

/** What has a curve: the entropy production and those currents that theory speaks of, else means of species. */
function followed(shown: Followed): EstimatorStyle[] {
  const { decided, result } = shown;
  const series = result.series.convergence ?? {};
  const { currents = [], species = [] } = decided.jump ?? {};
  const known = (id: string) => id in series && exactOf(shown, id) !== null;
  const judged = currents.filter((id) => known(id) && result.laws.some((law) => law.id === id));
  const drawn = judged.length > 0 ? judged : currents.filter(known);
  const styles = [
    ...(known('entropy-production') ? [style('entropy-production', 'σ', '--entropy', [])] : []),
    ...drawn.slice(0, mostCurrents).map((id, i) => style(id, id, '--forward', dashes[i]!)),
  ];
  if (styles.length > 0) return styles;
  return species
    .filter((name) => known(`mean-${name}`))
    .slice(0, mostCurrents)
    .map((name, i) => style(`mean-${name}`, `⟨${name}⟩`, '--forward', dashes[i]!));
}

const style = (id: string, short: string, colour: string, dash: readonly number[]): EstimatorStyle => ({
  id,
  name: id,
  short,
  colour,
  dash,
  main: true,
  meaning: '',
});

/** The exact value, from the law of the same name, else from linear algebra or the exact law of a population. */
function exactOf({ decided, result }: Followed, id: string): number | null {
  const law = result.laws.find((l) => l.id === id && l.kind === 'equality');
  if (law) return law.expected;
  const current = decided.jump?.network?.currents[id];
  if (current !== undefined) return current;
  const population = decided.jump?.populations.find((p) => `mean-${p.name}` === id);
  return population ? population.probability.reduce((sum, p, n) => sum + n * p, 0) : null;
}

/** The curves in one sentence. */
export function describeMeans({ trajectories, curves }: ConvergenceData): string {
  const ends = curves.map(
    ({ style: { name }, value, error }) => `${name} ${compact(value.at(-1) ?? null, error.at(-1) ?? null)}`,
  );
  return `Estimates minus exact values against the number of trajectories, now ${grouped(trajectories.at(-1) ?? 0)}: ${ends.join('; ')}`;
}
