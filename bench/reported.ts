import type { LeftOut, Raced } from './race.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** A row as it is reported. */
export interface ReportedRow {
  readonly id: string;
  readonly title: string;
  readonly computes: string;
  readonly threads: number | null;
  /** Part of the trajectories that it was given. */
  readonly share: number;
  /** Why its answer is known to be wrong; null when it is not. */
  readonly flaw: string | null;
  readonly machine: string;
  readonly right: boolean;
  /** Distance of all rounds together (of the first wrong one, if any) from the exact law, in standard errors. */
  readonly zMean: number;
  readonly zVariance: number;
  /** Million trajectory-steps (or jumps) a second, in round order; empty when the answer is wrong. */
  readonly rates: readonly number[];
  readonly rate: Spread | null;
  /** The same for a second of processor time, all threads together: what a busy machine disturbs least. */
  readonly cpuRate: Spread | null;
}

/** A row whose program is not installed. */
export interface Absence {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
}

const spreadOrNull = (values: readonly number[]) => (values.length > 0 ? spreadOf(values) : null);

export function reportRow({ row, machine, verdict, rates, cpuRates }: Raced): ReportedRow {
  const { id, title, computes, threads, share = 1, flaw = null } = row;
  const spreads = { rates, rate: spreadOrNull(rates), cpuRate: spreadOrNull(cpuRates) };
  return { id, title, computes, threads, share, flaw, machine, ...verdict, ...spreads };
}

export const reportAbsence = ({ row, reason }: LeftOut): Absence => ({ id: row.id, title: row.title, reason });

/** Rate of one row over that of another, round by round; null where either is missing or wrong. */
export function timesOf(rows: readonly ReportedRow[], a: string, b: string): Spread | null {
  const [over, under] = [a, b].map((id) => rows.find((row) => row.id === id)?.rates ?? []);
  return spreadOrNull(over!.slice(0, under!.length).map((rate, i) => rate / under![i]!));
}

/** Whether nothing is wrong that is not known to be. */
export const asExpected = (rows: readonly ReportedRow[]): boolean =>
  rows.every((row) => row.right || row.flaw !== null);
