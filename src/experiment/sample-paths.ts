import type { Backend, Columns } from '../backends/backend.ts';
import type { LangevinDirection, LangevinPlan } from './langevin-plan.ts';

/** Positions of the first trajectories of one direction at a few moments: what one would see through a microscope. */
export interface SamplePaths {
  readonly direction: 'forward' | 'reverse';
  readonly count: number;
  /** Moments, as fractions of the duration. */
  readonly times: Float64Array;
  /** One array a coordinate; trajectory i at moment k stands at [k · count + i]. */
  readonly positions: readonly Float64Array[];
}

/**
 * Runs the first `count` trajectories of each direction, or of those asked for (the very ones that are tallied, having the same random numbers) and
 * keeps their positions at up to `moments` evenly spaced times, start (behind any burn-in) and end included. Periodic coordinates
 * stay in their period. @throws DeviceError as `Program.run` does
 */
export async function samplePaths(
  plan: LangevinPlan,
  backend: Backend,
  options: { readonly count: number; readonly moments: number; readonly sides?: readonly SamplePaths['direction'][] },
): Promise<SamplePaths[]> {
  const { count, moments, sides = ['forward', 'reverse'] } = options;
  const record = async (side: SamplePaths['direction'], { kernel, process }: LangevinDirection) => {
    const { columns, stepsPerGroup } = kernel.kernel;
    const settled = Math.round(plan.start.burnIn / (plan.spec.dt! * stepsPerGroup));
    const groups = process.groups - settled;
    const stops = stopsOf(groups, moments);
    const program = await backend.prepare(kernel.kernel);
    try {
      const range = { first: 0, count };
      const places = stops.map((stop) => settled + stop);
      const seen = await program.run(process, range, places);
      return {
        direction: side,
        count,
        times: Float64Array.from(stops, (stop) => stop / groups),
        positions: plan.model.coordinates.map((_, d) => {
          const parts = [`x${d}`, `shift_x${d}`].map((name) => columns.indexOf(name)).filter((at) => at >= 0);
          return gather(seen, parts, count);
        }),
      };
    } finally {
      program.dispose();
    }
  };
  return Promise.all(sides.flatMap((side) => (plan[side] ? [record(side, plan[side])] : [])));
}

/** Up to `moments` different group counts from 0 to `groups`. */
function stopsOf(groups: number, moments: number): number[] {
  const n = Math.max(2, moments);
  return [...new Set(Array.from({ length: n }, (_, k) => Math.round((groups * k) / (n - 1))))];
}

/** Positions at each moment: the sum of the columns that say where a coordinate is seen. */
function gather(seen: readonly Columns[], parts: readonly number[], count: number): Float64Array {
  const out = new Float64Array(seen.length * count);
  seen.forEach(({ data, stride }, k) => {
    for (const column of parts) for (let i = 0; i < count; i++) out[k * count + i]! += data[column * stride + i]!;
  });
  return out;
}
