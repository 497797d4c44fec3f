import type { Process } from '../backend.ts';

/** What an instance holds between runs, so that a process's tables are loaded once. */
export interface Loaded {
  process?: Process;
  window?: { first: number; end: number };
  layout?: string;
}
