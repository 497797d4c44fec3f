import { type Goal, outcome } from './goals.ts';
import type { BenchResult, JumpResult, ReportedJumpRow, ReportedRow } from './result.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** Rows of cells, the first being the heads. */
export type Table = readonly (readonly string[])[];

/** Three significant digits, or whole numbers. */
export const short = (x: number): string => (Math.abs(x) >= 100 ? x.toFixed(0) : x.toPrecision(3));

const range = (s: Spread) => `${short(s.median)} (${short(s.lowest)} … ${short(s.highest)})`;
const signed = (x: number) => `${x < 0 ? '−' : '+'}${Math.abs(x).toFixed(1)}`;

/** Programs, with their rates as median (slowest … fastest) and ratios as medians over rounds. */
function programTable<R extends ReportedRow | ReportedJumpRow>(
  rows: readonly R[],
  unit: string,
  times: readonly (readonly [head: string, of: (row: R) => Spread | null])[],
): Table {
  const cells = (r: R) => [
    r.title,
    r.threads === null ? 'device' : String(r.threads),
    r.rate ? range(r.rate) : 'WRONG',
    r.cpuRate ? short(r.cpuRate.median) : '',
    ...times.map(([, of]) => {
      const spread = of(r);
      return spread ? short(spread.median) : '';
    }),
    `${signed(r.zMean)}, ${signed(r.zVariance)}`,
  ];
  const heads = ['program', 'threads', unit, 'per CPU second', ...times.map(([head]) => head), 'z of mean, variance'];
  return [heads, ...rows.map(cells)];
}

/** The programs that drag the trap. */
export const rateTable = ({ rows }: BenchResult): Table =>
  programTable(rows, 'Msteps/s', [
    ['× numpy', (r) => r.timesNumpy],
    ['× JavaScript', (r) => r.timesJavascript],
    ['× reduced', (r) => r.timesReduced],
  ]);

/** The programs that make jumps. */
export const jumpTable = ({ rows }: JumpResult): Table =>
  programTable(rows, 'Mjumps/s', [
    ['× JavaScript', (r) => r.timesJavascript],
    ['× C++', (r) => r.timesCpp],
  ]);

/** The jump problem in a line. */
export function jumpLine({ problem: { forward, back, tau, trajectories } }: JumpResult): string {
  return `Ring of three states, rates ${forward} forward and ${back} back, ${trajectories} trajectories to t = ${tau}; exact jump times.`;
}

/** The goals and whether they were reached. */
export function goalTable({ goals }: BenchResult): Table {
  const cells = (g: Goal) => [
    g.due === 'later' ? `later: ${g.what}` : g.what,
    `${g.sense === 'least' ? '≥' : '≤'} ${g.aim} ${g.unit}`,
    g.measured === null ? '' : `${short(g.measured)} ${g.unit}`,
    outcome(g),
  ];
  return [['goal', 'aim', 'measured', ''], ...goals.map(cells)];
}

/** Machine and versions in a line, and how much of a core a single thread got: much less than all means that others were busy. */
export function machineLine({ machine, rows }: BenchResult): string {
  const shares = rows.flatMap((r) =>
    r.threads === 1 && r.rate && r.cpuRate ? [r.rate.median / r.cpuRate.median] : [],
  );
  const busy =
    shares.length > 0 ? ` A single thread got ${(100 * spreadOf(shares).median).toFixed(0)} % of a core.` : '';
  return `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, ${machine.system}.${busy}`;
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
