import type { Result } from '../experiment/result.ts';
import type { Decided, EdgeFlow } from './engine/engine-api.ts';

/** A run as it is shown. */
export interface Shown {
  readonly decided: Decided;
  readonly result: Result;
  /** Jumps along the edges of a network; empty where none are counted. */
  readonly flows: readonly EdgeFlow[];
}
