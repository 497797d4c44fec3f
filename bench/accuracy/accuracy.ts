import { Missing } from '../entrant.ts';
import type { Absence } from '../reported.ts';
import { type Spread, spreadOf } from '../statistics.ts';
import type { Answer, Puller, PullerRow } from './accurate.ts';
import { exactFreeEnergy, hairpinNumbers } from './hairpin-problem.ts';
import { pullerRows } from './puller-rows.ts';

/** The error of ΔF that is waited for, in kT. */
const target = 0.01;

/** A program's time to the error that is waited for. */
export interface AccuracyRow {
  readonly id: string;
  readonly title: string;
  readonly does: string;
  readonly machine: string;
  /** Pulls of each direction. */
  readonly pulls: number;
  /** Whether every answer lies within 4.5 of its own errors of the exact ΔF. */
  readonly right: boolean;
  /** Largest distance of an answer from it, in its own errors. */
  readonly largestZ: number;
  /** Error of ΔF that was reached, the median over rounds. */
  readonly standardError: number;
  /** Null when an answer is wrong. */
  readonly seconds: Spread | null;
  readonly cpuSeconds: Spread | null;
}

/** Seconds until ΔF of the hairpin is known to 0.01 kT. */
export interface Accuracy {
  readonly target: number;
  /** Part of the pulls that were made: less than 1 for a look. */
  readonly share: number;
  readonly steps: number;
  readonly rounds: number;
  readonly seed: number;
  /** By quadrature, in kT. */
  readonly exact: number;
  readonly rows: readonly AccuracyRow[];
  readonly leftOut: readonly Absence[];
}

export interface AccuracyOptions {
  /** Smaller than 1 for a look at whether all is right. */
  readonly share: number;
  readonly rounds: number;
  readonly seed: number;
  readonly only: readonly string[];
  readonly say: (line: string) => void;
}

/** Pulls of each direction that a program needs for the target, by what a pilot's error makes of it. */
export const pullsNeeded = (pilot: number, standardError: number): number =>
  Math.ceil((pilot * (standardError / target) ** 2) / 1024) * 1024;

/** Pulls of the pilot, which also warms a program up. */
const pilot = 2 ** 15;

/** Gives every program as many pulls as its estimate takes to reach the target, in turn within each round. */
export async function measureAccuracy({ share, rounds, seed, only, say }: AccuracyOptions): Promise<Accuracy> {
  const chosen = only.length > 0 ? pullerRows.filter((row) => only.includes(row.id)) : pullerRows;
  const leftOut: Absence[] = [];
  const open: { row: PullerRow; puller: Puller; pulls: number; answers: Answer[] }[] = [];
  try {
    for (const row of chosen) {
      try {
        const puller = await row.open();
        say(`hairpin, pilot: ${row.title}`);
        const { standardError } = await puller.run(share * pilot, seed);
        open.push({ row, puller, pulls: share * pullsNeeded(share * pilot, standardError), answers: [] });
      } catch (error) {
        if (!(error instanceof Missing)) throw error;
        leftOut.push({ id: row.id, title: row.title, reason: error.message });
      }
    }
    for (let round = 1; round <= rounds; round++)
      for (let i = 0; i < open.length; i++) {
        const { row, puller, pulls, answers } = open[(i + round) % open.length]!;
        say(`hairpin, round ${round} of ${rounds}: ${row.title}`);
        answers.push(await puller.run(pulls, seed + round));
      }
  } finally {
    for (const { puller } of open) await puller.close();
  }
  const rows = open.map(({ row, puller, pulls, answers }) => reportAnswers(row, puller.machine, pulls, answers));
  return { target, share, steps: hairpinNumbers.steps, rounds, seed, exact: exactFreeEnergy, rows, leftOut };
}

/** A row from the answers of all rounds. */
export function reportAnswers(
  { id, title, does }: Omit<PullerRow, 'open'>,
  machine: string,
  pulls: number,
  answers: readonly Answer[],
): AccuracyRow {
  const zs = answers.map(({ value, standardError }) => Math.abs(value - exactFreeEnergy) / standardError);
  const right = zs.every((z) => z <= 4.5);
  const cpu = answers.flatMap(({ cpuSeconds }) => cpuSeconds ?? []);
  return {
    ...{ id, title, does, machine, pulls, right },
    largestZ: Math.max(...zs),
    standardError: spreadOf(answers.map((a) => a.standardError)).median,
    seconds: right ? spreadOf(answers.map(({ seconds }) => seconds)) : null,
    cpuSeconds: right && cpu.length > 0 ? spreadOf(cpu) : null,
  };
}
