import type { BenchResult } from './result.ts';
import { goalTable, jumpLine, jumpTable, machineLine, plainTable, rateTable, short } from './table.ts';

/** What was measured, as lines for people; the first is the question. */
export function textOf(result: BenchResult): string {
  const { problem, leftOut, jumps, coldStart, estimates, deviceBytes, fieldCost } = result;
  return [
    result.question,
    `Dragged trap, ${problem.trajectories} trajectories × ${problem.steps} steps; every answer checked before its time counts.`,
    '',
    plainTable(rateTable(result)),
    ...leftOut.map(({ title, reason }) => `${title}: left out (${reason})`),
    '',
    jumpLine(jumps),
    '',
    plainTable(jumpTable(jumps)),
    ...jumps.leftOut.map(({ title, reason }) => `${title}: left out (${reason})`),
    '',
    plainTable(goalTable(result)),
    '',
    `Estimates: ${short(estimates.seconds.median)} s for 2 × ${estimates.worksPerDirection} works (BAR ${estimates.right ? 'right' : 'WRONG'}, largest |z| ${estimates.largestZ.toFixed(1)}).`,
    `Cold start on the CPU: ${short(coldStart.compileAndRun.median)} ms to the first 4096 works, ${short(coldStart.fromProcessStart.median)} ms from the start of the process.`,
    `Current field on 256 cells of a driven ring: ${short(fieldCost.ratio.median)} times the run without (velocity ${fieldCost.right ? 'right' : 'WRONG'}, largest |t| ${fieldCost.largestT.toFixed(1)}).`,
    `Device memory: ${deviceBytes.bytes} bytes a trajectory (columns ${deviceBytes.columns.join(', ')}; state and staging).`,
    machineLine(result),
  ].join('\n');
}
