import type { BenchResult } from './result.ts';

/** A figure that was aimed at, and what was measured. */
export interface Goal {
  readonly what: string;
  readonly unit: string;
  readonly aim: number;
  /** `least`: the figure should be at least the aim. */
  readonly sense: 'least' | 'most';
  /** Null where nothing could be measured. */
  readonly measured: number | null;
  readonly reached: boolean | null;
}

/** Holds what was measured against the goals; medians of interleaved rounds, never a timed test. */
export function judge(result: Omit<BenchResult, 'goals'>): Goal[] {
  const row = (id: string) => result.rows.find((r) => r.id === id);
  const both = 'Eddy CPU f32, 2 workers, work and heat';
  const { estimates, coldStart, deviceBytes } = result;
  return [
    goal(`${both}, over numpy`, '×', 'least', 4, row('eddy-cpu')?.timesNumpy?.median),
    goal(`${both}, over plain JavaScript f64 on 2 workers`, '×', 'least', 2, row('eddy-cpu')?.timesJavascript?.median),
    goal('WebGPU in Chromium, software adapter', 'Msteps/s', 'least', 60, row('eddy-webgpu-chromium')?.rate?.median),
    goal('device memory for a trajectory in flight', 'bytes', 'most', 64, deviceBytes.bytes),
    goal(
      `estimates and errors of 2 × ${estimates.worksPerDirection} works`,
      's',
      'most',
      1,
      estimates.right ? estimates.seconds.median : undefined,
    ),
    goal(
      'compile and first result on the CPU',
      'ms',
      'most',
      300,
      coldStart.right ? coldStart.compileAndRun.median : undefined,
    ),
  ];
}

function goal(what: string, unit: string, sense: Goal['sense'], aim: number, measured: number | undefined): Goal {
  if (measured === undefined) return { what, unit, aim, sense, measured: null, reached: null };
  return { what, unit, aim, sense, measured, reached: sense === 'least' ? measured >= aim : measured <= aim };
}

/** A goal's outcome in words: by how much it was missed when it was. */
export function outcome({ aim, sense, measured, reached }: Goal): string {
  if (measured === null) return 'not measured';
  if (reached) return 'reached';
  const by = sense === 'least' ? 1 - measured / aim : measured / aim - 1;
  return `missed by ${(100 * by).toFixed(0)} %`;
}
