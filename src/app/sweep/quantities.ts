import type { ReportedEstimate, ReportedLaw } from '../../experiment/result.ts';
import { estimators } from '../../report/estimators.ts';
import { lawNameBeside } from '../text/law-names.ts';
import { looksLikeAnother } from '../text/looks-like-another.ts';
import type { SweepState } from './sweep-state.ts';

/** What may be drawn against the parameter. */
export interface SweptQuantity {
  readonly id: string;
  readonly name: string;
  /** What its expected value is: exact, a bound, or nothing. */
  readonly kind: 'equality' | 'bound' | 'average';
  readonly unit: string;
  readonly statement: string;
}

/** One value of a sweep seen through one quantity. */
export interface SweptNumber {
  readonly value: number;
  readonly measured: number | null;
  readonly standardError: number | null;
  readonly expected: number | null;
  readonly z: number | null;
  /** Null where it is not tested; averages never are. */
  readonly holds: boolean | null;
  /** Why it is not tested, fails, or is not there; else what is to be known of it. */
  readonly reason: string | null;
}

/** Laws of the system, then whatever the runs report beside them. */
export function quantitiesOf({ decided, points }: SweepState): SweptQuantity[] {
  const results = points.flatMap((p) => p.result ?? []);
  const laws = unique([...(decided?.laws ?? []), ...results.flatMap((r) => r.laws)]);
  const averages = unique(results.flatMap((r) => r.estimates)).filter((e) => !laws.some((law) => law.id === e.id));
  const ids = [...laws, ...averages].map(({ id }) => id);
  const ofLaws = new Set(laws.map(({ id }) => id));
  const own = decided?.own ?? [];
  const nameOf = (id: string) => (own.includes(id) ? id : ofLaws.has(id) ? lawNameBeside(own, id) : averageName(id));
  const name = (id: string) => (looksLikeAnother(id, ids, nameOf) ? id : nameOf(id));
  return [
    ...laws.map(({ id, kind, unit, statement }): SweptQuantity => ({ id, name: name(id), kind, unit, statement })),
    ...averages.map(({ id, unit }): SweptQuantity => {
      const statement = own.includes(id) ? '' : (estimators.find((e) => e.id === id)?.meaning ?? '');
      return { id, name: name(id), kind: 'average', unit, statement };
    }),
  ];
}

const averageName = (id: string): string =>
  estimators.find((e) => e.id === id)?.name ?? id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');

/** The quantity in view: the one that was chosen, else the law that tells most, else the first. Null until that is known. */
export function shownQuantity(sweep: SweepState): SweptQuantity | null {
  const { show, decided, points } = sweep;
  const all = quantitiesOf(sweep);
  const found = all.find((q) => q.id === (show ?? decided?.leading));
  const coming = show !== null && !points.some((p) => p.result); // averages are known once there is a result
  return found ?? (coming ? null : (all[0] ?? null));
}

/** The values so far, seen through one quantity. */
export function numbersOf({ points }: SweepState, { id }: Pick<SweptQuantity, 'id'>): SweptNumber[] {
  return points.map(({ value, result, refused }) => {
    if (!result) return { value, ...nothing, reason: refused };
    const law = result.laws.find((l) => l.id === id);
    if (law) return { value, ...numberOfLaw(law) };
    const average = result.estimates.find((e) => e.id === id);
    return average ? { value, ...numberOfAverage(average) } : { value, ...nothing, reason: 'is not reported here' };
  });
}

const nothing = { measured: null, standardError: null, expected: null, z: null, holds: null };

const numberOfLaw = ({ measured, standardError, expected, z, holds, reason }: ReportedLaw) => ({
  ...{ measured, standardError, expected, z, holds, reason },
});

const numberOfAverage = ({ value: measured, standardError, reason, remark }: ReportedEstimate) => ({
  ...{ ...nothing, measured, standardError, reason: reason ?? remark ?? null },
});

function unique<T extends { readonly id: string }>(all: readonly T[]): T[] {
  return [...new Map([...all].reverse().map((x) => [x.id, x])).values()].reverse();
}
