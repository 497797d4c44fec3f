import { type WorksNeeded, worksForBias, worksForSpread } from '../estimate/works-needed.ts';
import type { ReportedBlocks } from '../experiment/result.ts';
import { table } from './text.ts';

/** Deviation, in kT, to which numbers of pulls are given. */
const target = 0.1;

/** Estimators of which it is said. */
const ids = ['jarzynski-forward', 'jarzynski-reverse', 'cumulant-2', 'bar', 'crooks-gaussian'];

/** `about 4300`: two digits of a number of pulls. */
const roughly = (n: number): string => (n < 10 ? String(n) : `about ${Number(n.toPrecision(2))}`);

function cell(needed: WorksNeeded | null): string {
  if (!needed) return '—';
  return needed.enough ? roughly(needed.works) : `more than ${needed.works}`;
}

/** How many pulls an experiment needs, by the blocks of this run; null where nothing is known. */
export function pullsText({ works, estimates, reference }: ReportedBlocks): string | null {
  if (reference.value === null || works.length < 4) return null;
  // Taken from the same average, a bias that all works share would be missed.
  const alone = reference.id.startsWith('jarzynski');
  const rows = ids.flatMap((id) => {
    const series = estimates[id];
    if (!series || series.spread.every((s) => s === null)) return [];
    const bias = alone ? null : worksForBias(works, series, reference, target);
    const error = worksForSpread(works, series, target);
    return [[`  ${id}`, cell(bias), cell(error)]];
  });
  if (rows.length === 0) return null;
  const from = reference.id === 'exact' ? 'exact ΔF' : `ΔF by ${reference.id}`;
  const heads = [`  of each direction, ${from}`, `bias below ${target} kT`, `error below ${target} kT`];
  return `Pulls that an experiment needs\n${table([heads, ...rows])}`;
}
