import { SpecError } from '../errors.ts';
import { findColumn } from './find-column.ts';
import type { TableLook, WorkChoice } from './table.ts';
import { createTrapezium } from './trapezium.ts';
import type { WorkOutput, WorkSink } from './work-sink.ts';

/**
 * A file is one switching: W = ∫(∂H/∂λ)dλ by the trapezium rule. λ goes at a steady pace, so that W is (to − from) times the mean of
 * ∂H/∂λ over time; time is the first column. Blocks divided by `&` or blank lines are switchings of their own.
 * @throws SpecError where time stands still or goes back, or there are fewer than two points
 */
export function createSwitchingSink(
  look: TableLook,
  { column, from, to }: Extract<WorkChoice, { kind: 'dhdl' }>,
  output: WorkOutput,
): WorkSink {
  const names = column === 'sum' && look.derivatives.length > 0 ? look.derivatives : [column];
  const places = names.map((name) => findColumn(look, name));
  if (places.includes(0)) throw SpecError.of('column', column, `is the first of ${look.file}, which is the time`);
  const units = new Set(places.map((at) => look.columns[at]!.unit));
  let run = createTrapezium();
  let works = 0;

  function close(): void {
    if (run.points === 0) return;
    if (run.points < 2) throw SpecError.of(look.file, '1 point', 'an integral over λ needs two');
    output.work(((to - from) * run.integral) / (run.last - run.first));
    works++;
    run = createTrapezium();
  }

  return {
    wanted: [0, ...places].map((at) => ({ at, as: 'number' })),
    reads: `∫(${names.join(' + ')})dλ, λ from ${from} to ${to} at a steady pace`,
    unit: units.size === 1 ? [...units][0]! : null,
    row(values, line) {
      let sum = 0;
      for (let i = 1; i < values.length; i++) sum += values[i]!;
      const time = values[0]!;
      if (!Number.isFinite(time + sum)) return output.skip(line);
      if (run.points > 0 && time <= run.last)
        throw SpecError.of(`${look.file} line ${line}`, time, `time must increase: the line above says ${run.last}`);
      run.add(time, sum);
    },
    gap: close,
    end() {
      close();
      if (works === 0) throw SpecError.of(look.file, 'no numbers', 'holds no switching');
      return [...switchedAway(look, from), ...windowOf(look)];
    },
  };
}

/** A file that says where it began, elsewhere than it is taken to. */
function switchedAway({ file, lambda }: TableLook, from: number): string[] {
  if (lambda === null || lambda === from) return [];
  return [
    `${file} says that it began at λ = ${lambda}, and is read as if from λ = ${from}: are forward and reverse swapped?`,
  ];
}

/** Differences to other λ are written where λ stands still. */
function windowOf({ file, columns }: TableLook): string[] {
  if (!columns.some(({ name }) => /^ΔH λ/.test(name))) return [];
  return [
    `${file} holds ΔH to other λ, as equilibrium samples at one λ do, and is read as a switching: such files are for --windows`,
  ];
}
