import type { Instructions } from './instructions/instructions.ts';
import { type ReportedRow, timesOf } from './reported.ts';
import type { BenchResult, Measured } from './result.ts';
import type { Besides, Speed } from './speed.ts';
import { spreadOf } from './statistics.ts';
import {
  accuracyTable,
  goalTable,
  gpuTable,
  growthTable,
  instructionTable,
  jumpTable,
  short,
  type Table,
  trapTable,
} from './table.ts';

/** A stretch of a result: a line or two, and a table. */
export interface Part {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly table: Table | null;
  /** What follows the table. */
  readonly notes: readonly string[];
}

const absences = (leftOut: readonly { title: string; reason: string }[]) =>
  leftOut.map(({ title, reason }) => `${title}: left out (${reason}).`);

const flaws = (rows: readonly ReportedRow[]) =>
  rows.flatMap(({ title, flaw, right }) => (flaw && !right ? [`${title}: wrong by ${flaw}, so without a rate.`] : []));

/** What rounding once where a product meets a sum is worth. */
function gainOfFast(rows: readonly ReportedRow[]): string[] {
  const times = timesOf(rows, 'eddy-cpu-fast', 'eddy-cpu');
  if (!times) return [];
  const { median, lowest, highest } = times;
  return [
    `Fused multiply-adds: ${short(median)} (${short(lowest)} … ${short(highest)}) times the rate without; asked for by name, since last places then differ.`,
  ];
}

/** A result in parts, for people. */
export function partsOf(result: BenchResult): Part[] {
  const { speed, gpu, growth, accuracy, instructions, goals } = result;
  const parts = [
    ...(speed ? speedParts(speed) : []),
    ...(gpu ? gpuParts(gpu) : []),
    ...(growth ? growthParts(growth) : []),
    ...(accuracy ? accuracyParts(accuracy) : []),
    ...(instructions ? [instructionPart(instructions)] : []),
    ...(goals.length > 0 ? [{ heading: 'Goals', lines: [], table: goalTable(goals), notes: [] }] : []),
    { heading: 'Machine', lines: [machineLine(result)], table: null, notes: [] },
  ];
  return parts.filter(({ table, notes }) => table === null || table.length > 1 || notes.length > 0);
}

function speedParts({ rounds, seed, trap, jumps, besides }: Speed): Part[] {
  const { forward, back, tau } = jumps.problem;
  const shares = trap.rows.filter(({ share }) => share < 1);
  return [
    {
      heading: 'Dragged trap',
      lines: [
        `${trap.problem.trajectories} trajectories × ${trap.problem.steps} steps, ${rounds} rounds, seed ${seed}.`,
      ],
      table: trapTable({ rounds, seed, trap, jumps, besides }),
      notes: [
        ...gainOfFast(trap.rows),
        ...flaws(trap.rows),
        ...shares.map(({ title, share }) => `${title}: 1/${1 / share} of the trajectories, being slow.`),
        ...absences(trap.leftOut),
      ],
    },
    {
      heading: 'Jumps',
      lines: [
        `Ring of three states, rates ${forward} forward and ${back} back, ${jumps.problem.trajectories} trajectories to t = ${tau}; exact jump times.`,
      ],
      table: jumpTable({ rounds, seed, trap, jumps, besides }),
      notes: absences(jumps.leftOut),
    },
    ...(besides
      ? [{ heading: 'What users wait for besides', lines: besidesLines(besides), table: null, notes: [] }]
      : []),
  ];
}

const verdict = ({ right }: { right: boolean }) => (right ? 'right' : 'WRONG');

function besidesLines({ estimates, endToEnd, coldStart, fieldCost, hostCost, deviceBytes }: Besides): string[] {
  const { pymbar, worksPerDirection, seconds } = estimates;
  return [
    `Estimates: ${short(seconds.median)} s for every estimator with errors and diagnostics from 2 × ${worksPerDirection} works (BAR ${verdict(estimates)}, largest |z| ${estimates.largestZ.toFixed(1)}).`,
    pymbar
      ? `${pymbar.machine}, for BAR and its error alone: ${short(pymbar.seconds.median)} s, ${short(pymbar.seconds.median / seconds.median)} times as long (${verdict(pymbar)}, largest |z| ${pymbar.largestZ.toFixed(1)}).`
      : 'pymbar: left out (no Python with it).',
    `Whole run of ${endToEnd.trajectories} trajectories × 1000 steps both ways: ${short(endToEnd.ratio.median)} of the rate of advancing alone (${verdict(endToEnd)}).`,
    `Cold start on the CPU: ${short(coldStart.compileAndRun.median)} ms to the first 4096 works, ${short(coldStart.fromProcessStart.median)} ms from the start of the process (${verdict(coldStart)}).`,
    `Current field on 256 cells of a driven ring: ${short(fieldCost.ratio.median)} times the run without (velocity ${verdict(fieldCost)}, largest |t| ${fieldCost.largestT.toFixed(1)}).`,
    `Host, beside a device that takes no time (2 × ${hostCost.trajectories} works): ${short(hostCost.alone.median)} µs a work by itself, ${short(hostCost.pooled.median)} µs with ${hostCost.workers} tally worker${hostCost.workers > 1 ? 's' : ''}, of which its own thread is busy ${short(hostCost.thread.median)} µs (${verdict(hostCost)}).`,
    `Device memory: ${deviceBytes.bytes} bytes a trajectory (columns ${deviceBytes.columns.join(', ')}; state and staging).`,
  ];
}

function gpuParts(gpu: NonNullable<Measured['gpu']>): Part[] {
  const { adapter, software, trap, jumps, endToEnd, coldStart, rounds, seed } = gpu;
  return [
    {
      heading: 'GPU',
      lines: [
        `${adapter}${software ? ', in software: too small a run for a GPU, and no goals' : ''}. ${trap.problem.trajectories} trajectories × ${trap.problem.steps} steps, ${rounds} rounds, seed ${seed}.`,
      ],
      table: gpuTable(gpu),
      notes: [
        `Whole run of ${endToEnd.trajectories} trajectories × 1000 steps both ways: ${short(endToEnd.ratio.median)} of the rate of advancing alone (${verdict(endToEnd)}).`,
        `Cold start: ${short(coldStart.compileAndRun.median)} ms to the first 4096 works, ${short(coldStart.fromProcessStart.median)} ms from the start of the process (${verdict(coldStart)}).`,
        ...absences([...trap.leftOut, ...jumps.leftOut]),
      ],
    },
  ];
}

function growthParts(growth: NonNullable<Measured['growth']>): Part[] {
  const { workers, rounds, seed } = growth;
  return [
    {
      heading: 'Growth',
      lines: [
        `One worker, ${rounds} rounds, seed ${seed}; t = a + b nᵖ fitted to medians by least squares of relative residuals. Works ${verdict(growth)}.`,
      ],
      table: growthTable(growth),
      notes: [
        `Two workers over one: ${short(workers.median)} × (${short(workers.lowest)} … ${short(workers.highest)}).`,
      ],
    },
  ];
}

function accuracyParts(accuracy: NonNullable<Measured['accuracy']>): Part[] {
  const { target, share, steps, rounds, seed, exact, rows, leftOut } = accuracy;
  return [
    {
      heading: 'Time to accuracy',
      lines: [
        `Hairpin, ΔF = ${exact.toFixed(4)} kT by quadrature, to σ(ΔF) = ${target} kT${share < 1 ? `, but ${share} of the pulls` : ''}; pulls of ${steps} steps, ${rounds} rounds, seed ${seed}.`,
      ],
      table: accuracyTable(accuracy),
      notes: [...new Set(rows.map(({ does }) => does))]
        .map((does) => {
          const names = rows.filter((r) => r.does === does).map(({ title }) => title);
          return `${names.join('; ')}: ${does}.`;
        })
        .concat(absences(leftOut)),
    },
  ];
}

const instructionPart = (instructions: Instructions): Part => ({
  heading: 'Instructions on a GPU',
  lines: [
    `The time loops of the dragged trap as ${instructions.compiler} compiles them for ${instructions.architecture}, counted in machine code; no GPU was used. Drivers compile shaders by themselves, and WebGPU guards loops and indices, so these are estimates.`,
  ],
  table: instructionTable(instructions),
  notes: [
    'At most: an instruction for each of 132 × 128 lanes at 1.98 GHz, an H200’s; whole numbers at half that rate, roots at an eighth.',
  ],
});

/** Machine and versions in a line, and how much of a core a single thread got: much less than all means that others were busy. */
function machineLine({ machine, speed }: Pick<BenchResult, 'machine' | 'speed'>): string {
  const shares = (speed?.trap.rows ?? []).flatMap((r) =>
    r.threads === 1 && r.rate && r.cpuRate ? [r.rate.median / r.cpuRate.median] : [],
  );
  const busy =
    shares.length > 0 ? ` A single thread got ${(100 * spreadOf(shares).median).toFixed(0)} % of a core.` : '';
  return `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, ${machine.system}.${busy}`;
}
