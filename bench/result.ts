import type { Accuracy } from './accuracy/accuracy.ts';
import type { Goal } from './goal.ts';
import type { GpuSpeed } from './gpu.ts';
import type { Growth } from './growth/growth.ts';
import type { Instructions } from './instructions/instructions.ts';
import type { describeMachine } from './machine.ts';
import type { Speed } from './speed.ts';

/** What was measured; null for parts that were not asked for. */
export interface Measured {
  readonly speed: Speed | null;
  readonly gpu: GpuSpeed | null;
  readonly growth: Growth | null;
  readonly accuracy: Accuracy | null;
  readonly instructions: Instructions | null;
}

/** A result as it is saved. */
export interface BenchResult extends Measured {
  readonly question: string;
  readonly machine: ReturnType<typeof describeMachine>;
  readonly goals: readonly Goal[];
}
