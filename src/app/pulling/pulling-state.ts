import type { PullingSpeed } from '../../experiment/pulling-speed.ts';

/** A study of the pulling speed as it is shown in place of the pictures of the run. */
export interface PullingState {
  readonly phase: 'running' | 'finished' | 'stopped' | 'failed';
  /** Part of the study that is done. */
  readonly share: number;
  /** What is known so far; null before the first speed is done. */
  readonly study: PullingSpeed | null;
  /** Why there is none, in one line. */
  readonly failure: string | null;
  /** Time before each pull to come to equilibrium. */
  readonly rest: number;
  /** Id of the estimator in view; null for the one that the study is read by. */
  readonly estimator: string | null;
}
