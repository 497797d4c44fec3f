import type { SweepPoint } from '../../experiment/sweep-run.ts';
import type { Failure } from '../engine/engine-api.ts';
import type { AskedSweep } from './asked-sweep.ts';
import type { DecidedSweep } from './decided-sweep.ts';

/** What theory expects at a value that need not have been run. */
export interface CurvePoint {
  readonly value: number;
  readonly expected: number;
}

/** A sweep as it is shown in place of the pictures and numbers of the run. */
export interface SweepState {
  readonly asked: AskedSweep;
  readonly phase: 'running' | 'paused' | 'finished' | 'stopped' | 'failed';
  /** Part of the sweep that is done, and the seconds that it took. */
  readonly share: number;
  readonly seconds: number;
  /** Null until the engine has looked at it. */
  readonly decided: DecidedSweep | null;
  readonly points: readonly SweepPoint[];
  /** Id of the law or average in view; null for the one that the sweep is read by. */
  readonly show: string | null;
  /** What theory says of a law, in ascending order of values. */
  readonly curve: { readonly law: string; readonly points: readonly CurvePoint[] } | null;
  readonly logarithmic: boolean;
  /** The value that is pointed at. */
  readonly pointed: number | null;
  /** Why there is none, or what was typed that cannot be used. */
  readonly failure: Failure | null;
}
