import type { Process } from '../backend.ts';

/** A process but for its control values, which are sent for as they are needed. */
export type ProcessNumbers = Omit<Process, 'controls'>;

/** What an instance holds between runs, so that a process's tables are loaded once. */
export interface Loaded {
  process?: ProcessNumbers;
  window?: { first: number; end: number };
  layout?: string;
}
