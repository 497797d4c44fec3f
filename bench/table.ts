import type { Accuracy } from './accuracy/accuracy.ts';
import { type Goal, outcome } from './goal.ts';
import type { GpuSpeed } from './gpu.ts';
import type { Growth } from './growth/growth.ts';
import { type Instructions, mostSteps } from './instructions/instructions.ts';
import { type ReportedRow, timesOf } from './reported.ts';
import type { Speed } from './speed.ts';
import type { Spread } from './statistics.ts';

/** Rows of cells, the first being the heads. */
export type Table = readonly (readonly string[])[];

/** Three significant digits, or whole numbers. */
export const short = (x: number): string => (Math.abs(x) >= 100 ? x.toFixed(0) : x.toPrecision(3));

const range = (s: Spread) => `${short(s.median)} (${short(s.lowest)} … ${short(s.highest)})`;
const signed = (x: number) => `${x < 0 ? '−' : '+'}${Math.abs(x).toFixed(1)}`;

/** Programs, with their rates as median (slowest … fastest), and ratios to some of them as medians over rounds. */
function programTable(
  rows: readonly ReportedRow[],
  unit: string,
  against: readonly (readonly [head: string, id: string])[],
): Table {
  const cells = (r: ReportedRow) => [
    r.title,
    r.threads === null ? 'device' : String(r.threads),
    r.rate ? range(r.rate) : 'WRONG',
    r.cpuRate ? short(r.cpuRate.median) : '',
    ...against.map(([, id]) => {
      const times = timesOf(rows, r.id, id);
      return times ? short(times.median) : '';
    }),
    `${signed(r.zMean)}, ${signed(r.zVariance)}`,
  ];
  const heads = ['program', 'threads', unit, 'per CPU second', ...against.map(([head]) => head), 'z of mean, variance'];
  return [heads, ...rows.map(cells)];
}

/** The programs that drag the trap. */
export const trapTable = ({ trap }: Speed): Table =>
  programTable(trap.rows, 'Msteps/s', [
    ['× numpy', 'numpy'],
    ['× JavaScript', 'javascript'],
    ['× C++', 'cpp'],
  ]);

/** The programs that make jumps. */
export const jumpTable = ({ jumps }: Speed): Table =>
  programTable(jumps.rows, 'Mjumps/s', [
    ['× JavaScript', 'jumps-javascript'],
    ['× C++', 'jumps-cpp'],
  ]);

/** The programs on a GPU. */
export const gpuTable = ({ trap, jumps }: GpuSpeed): Table => [
  ...programTable(trap.rows, 'Msteps/s or Mjumps/s', [['× CUDA', 'cuda']]),
  ...programTable(
    jumps.rows.map((row) => ({ ...row, title: `${row.title}, jumps` })),
    '',
    [['', 'cuda']],
  ).slice(1),
];

/** Instructions of time loops, a step of a trajectory each. */
export const instructionTable = ({ loops }: Instructions): Table => [
  [
    'program',
    'instructions a step',
    'floating',
    'integer',
    'special',
    'uniform',
    'memory',
    'registers',
    'at most, Gsteps/s',
  ],
  ...loops.map((loop) => {
    const { all, floating, integer, special, uniform, memory } = loop.count;
    const each = [all, floating, integer, special, uniform, memory].map((n) => short(n / loop.steps));
    return [loop.title, ...each, String(loop.registers), short(mostSteps(loop) / 1e9)];
  }),
];

/** Seconds to the error of ΔF that is waited for. */
export const accuracyTable = ({ rows }: Accuracy): Table => [
  ['program', 'seconds', 'CPU seconds', 'pulls each way', 'σ(ΔF) / kT', 'largest |z|'],
  ...rows.map((r) => [
    r.title,
    r.seconds ? range(r.seconds) : 'WRONG',
    r.cpuSeconds ? short(r.cpuSeconds.median) : '',
    String(r.pulls),
    r.standardError.toFixed(4),
    r.largestZ.toFixed(1),
  ]),
];

/** Exponents of time, and memory at both ends. */
export function growthTable({ trajectories, steps, memory }: Growth): Table {
  const sized = [
    { what: 'trajectories', grown: trajectories, stands: 'steps' },
    { what: 'steps', grown: steps, stands: 'trajectories' },
  ] as const;
  const mega = (bytes: number) => short(bytes / 2 ** 20);
  const ends = (m: { bytes: readonly number[] } | undefined) =>
    m ? `${mega(m.bytes[0]!)} … ${mega(m.bytes.at(-1)!)}` : '';
  return [
    ['against', 'from', 'to', 'wall clock, exponent', 'processor time, exponent', 'process, MiB', 'device, MiB'],
    ...sized.map(({ what, grown: { sizes, other, fit }, stands }) => [
      `${what} (${other} ${stands})`,
      String(sizes[0]),
      String(sizes.at(-1)),
      ...[fit.seconds, fit.cpuSeconds].map((f) => `${f.exponent.toFixed(3)} ± ${f.standardError.toFixed(3)}`),
      ends(memory.process[what]),
      ends(memory.device?.[what]),
    ]),
  ];
}

/** The goals and whether they were reached. */
export function goalTable(goals: readonly Goal[]): Table {
  const cells = (g: Goal) => [
    g.what,
    `${g.sense === 'least' ? '≥' : '≤'} ${g.aim} ${g.unit}`.trim(),
    g.measured === null ? '' : `${short(g.measured)} ${g.unit}`.trim(),
    outcome(g),
  ];
  return [['goal', 'aim', 'measured', ''], ...goals.map(cells)];
}

/** Columns padded to equal width, for a terminal. */
export function plainTable(table: Table): string {
  const widths = table[0]!.map((_, c) => Math.max(...table.map((row) => row[c]!.length)));
  return table
    .map((row) =>
      row
        .map((cell, c) => cell.padEnd(widths[c]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The same in Markdown. */
export function markdownTable([head, ...body]: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head!), line(head!.map(() => '---')), ...body.map(line)].join('\n');
}
