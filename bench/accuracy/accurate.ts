import type { Elapsed } from '../clock.ts';

/** ΔF in kT from pulls both ways by Bennett's acceptance ratio, with its error, and what it took. */
export interface Answer extends Elapsed {
  readonly value: number;
  readonly standardError: number;
}

/** A program that pulls the hairpin. */
export interface Puller {
  readonly machine: string;
  /** @param pulls of each direction */
  run(pulls: number, seed: number): Promise<Answer>;
  close(): Promise<void>;
}

/** A row of the table. */
export interface PullerRow {
  readonly id: string;
  readonly title: string;
  /** What the time is spent on. */
  readonly does: string;
  /** @throws Missing when the program is not on this machine */
  readonly open: () => Promise<Puller>;
}
