import type { BenchResult } from './result.ts';

/** A figure that is aimed at, and what was measured. */
export interface Goal {
  readonly what: string;
  readonly unit: string;
  readonly aim: number;
  /** `least`: the figure should be at least the aim. */
  readonly sense: 'least' | 'most';
  /** `now`, or `later`: aimed at when speed itself is worked on. */
  readonly due: 'now' | 'later';
  /** Null where nothing could be measured. */
  readonly measured: number | null;
  readonly reached: boolean | null;
}

type Found = number | undefined;

const goal = (what: string, unit: string, aim: number, sense: Goal['sense'], due: Goal['due'], found: Found): Goal => ({
  what,
  unit,
  aim,
  sense,
  due,
  measured: found ?? null,
  reached: found === undefined ? null : sense === 'least' ? found >= aim : found <= aim,
});

/** Holds what was measured against the goals; medians of interleaved rounds, never a timed test. */
export function judge(result: Omit<BenchResult, 'goals'>): Goal[] {
  const { estimates, coldStart, deviceBytes, fieldCost } = result;
  const row = (id: string) => result.rows.find((r) => r.id === id);
  const jumps = (id: string) => result.jumps.rows.find((r) => r.id === id);
  const jumpsOnGpu = ['jumps-webgpu', 'jumps-webgpu-chromium'].flatMap((id) => jumps(id)?.rate?.median ?? []);
  const same = row('eddy-cpu-work');
  const full = row('eddy-cpu');
  const webgpu = row('eddy-webgpu-chromium')?.rate?.median;
  const least = (what: string, aim: number, found: Found, due: Goal['due'] = 'now') =>
    goal(what, '×', aim, 'least', due, found);
  const software = 'WebGPU in Chromium, software adapter';
  const works = `estimates and errors of 2 × ${estimates.worksPerDirection} works`;
  const compile = 'compile and first result on the CPU';
  return [
    least('CPU f32 over numpy, same quantities', 4, same?.timesNumpy?.median),
    least('CPU f32 with path heat over numpy', 4, full?.timesNumpy?.median),
    least('CPU f32 over plain JavaScript, same quantities', 2, same?.timesJavascript?.median),
    least('CPU f32 with path heat over plain JavaScript', 2, full?.timesJavascript?.median),
    least('CPU f32 over JavaScript reduced by hand', 2, same?.timesReduced?.median),
    goal(software, 'Msteps/s', 60, 'least', 'now', webgpu),
    goal('device memory for a trajectory in flight', 'bytes', 64, 'most', 'now', deviceBytes.bytes),
    goal(works, 's', 1, 'most', 'now', estimates.right ? estimates.seconds.median : undefined),
    goal(
      'a current field of 256 cells, over the same run without',
      '×',
      1.5,
      'most',
      'now',
      fieldCost.right ? fieldCost.ratio.median : undefined,
    ),
    least('CPU f32 over numpy, same quantities', 5, same?.timesNumpy?.median, 'later'),
    least('CPU f32 over plain JavaScript, same quantities', 2.5, same?.timesJavascript?.median, 'later'),
    least(
      'CPU f64 with path heat over plain JavaScript',
      0.9,
      row('eddy-cpu-double')?.timesJavascript?.median,
      'later',
    ),
    least('whole run over advancing alone', 0.9, row('eddy-cpu-run')?.timesEddy?.median, 'later'),
    least('jumps, CPU f32 over plain JavaScript', 2, jumps('jumps-cpu')?.timesJavascript?.median),
    least('jumps, CPU f32 over scalar C++', 1, jumps('jumps-cpu')?.timesCpp?.median),
    goal(
      'jumps, WebGPU on a software adapter, the better of Node and Chromium',
      'Mjumps/s',
      80,
      'least',
      'later',
      jumpsOnGpu.length > 0 ? Math.max(...jumpsOnGpu) : undefined,
    ),
    goal(software, 'Msteps/s', 85, 'least', 'later', webgpu),
    goal(compile, 'ms', 300, 'most', 'later', coldStart.right ? coldStart.compileAndRun.median : undefined),
  ];
}

/** A goal's outcome in words: by how much it was missed when it was. */
export function outcome({ aim, sense, measured, reached }: Goal): string {
  if (measured === null) return 'not measured';
  if (reached) return 'reached';
  const by = sense === 'least' ? 1 - measured / aim : measured / aim - 1;
  return `missed by ${Math.ceil(100 * by)} %`;
}
