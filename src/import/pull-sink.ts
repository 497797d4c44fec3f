import { SpecError } from '../errors.ts';
import { findColumn } from './find-column.ts';
import { forceUnit, forceUnits, inNanometre, inPiconewton, lengthUnit, lengthUnits } from './mechanical-units.ts';
import type { Texts, Wanted } from './rows.ts';
import type { TableLook, WorkChoice } from './table.ts';
import { createTrapezium, type Trapezium } from './trapezium.ts';
import type { WorkOutput, WorkSink } from './work-sink.ts';

/** A trace that ends nearer to its start than this share of its range has turned back. */
const turned = 0.5;

/** Points of a trace below which a step may be a good part of its range. */
const enough = 8;

/**
 * Pulls: W = ∫F dx along each trace by the trapezium rule, in pN·nm. It is the work that Jarzynski’s equality is about when x is what is
 * controlled (trap, stage) and F the force against it. @throws SpecError
 */
export function createPullSink(
  look: TableLook,
  choice: Extract<WorkChoice, { kind: 'force-distance' }>,
  texts: Texts,
  output: WorkOutput,
): WorkSink {
  const [force, distance] = [findColumn(look, choice.force, 'force'), findColumn(look, choice.distance, 'distance')];
  if (force === distance) throw SpecError.of('force', choice.force, 'is the column of the distance too');
  const newton = forceUnit(choice.forceUnit);
  const metre = lengthUnit(choice.distanceUnit);
  if (newton === null) throw SpecError.of('forceUnit', choice.forceUnit, `must be one of ${forceUnits.join(', ')}`);
  if (metre === null)
    throw SpecError.of('distanceUnit', choice.distanceUnit, `must be one of ${lengthUnits.join(', ')}`);
  const scale = inPiconewton(newton) * inNanometre(metre);
  const wanted: Wanted[] = [force, distance].map((at) => ({ at, as: 'number' }));
  if (choice.pull !== undefined) wanted.push({ at: findColumn(look, choice.pull, 'pull'), as: 'text' });
  /** Open traces by the place of their name; one where nothing names them. */
  const open = new Map<number, Trapezium>();
  let works = 0;
  let back = 0;
  let jumps = 0;

  function close(): void {
    for (const [place, trace] of open) {
      const name = choice.pull === undefined ? look.file : `${look.file}, ${choice.pull} ${texts.at(place)}`;
      if (trace.points < 2) throw SpecError.of(name, '1 point', 'an integral over the distance needs two');
      if (Math.abs(trace.last - trace.first) < turned * (trace.maximum - trace.minimum)) back++;
      if (trace.points > enough && trace.step > turned * (trace.maximum - trace.minimum)) jumps++;
      output.work(scale * trace.integral);
      works++;
    }
    open.clear();
  }

  const name = (at: number) => look.columns[at]!.name;
  return {
    wanted,
    reads: `∫F dx of ${name(force)} in ${newton} over ${name(distance)} in ${metre}${choice.pull === undefined ? '' : `, one for each ${name(findColumn(look, choice.pull, 'pull'))}`}`,
    unit: 'pN·nm',
    row(values, line) {
      const [f, x] = values as unknown as [number, number];
      if (!Number.isFinite(f + x)) return output.skip(line);
      const place = choice.pull === undefined ? 0 : values[2]!;
      let trace = open.get(place);
      if (!trace) {
        trace = createTrapezium();
        open.set(place, trace);
      }
      trace.add(x, f);
    },
    gap() {
      if (choice.pull === undefined) close();
    },
    end() {
      close();
      if (works === 0) throw SpecError.of(look.file, 'no numbers', 'holds no pull');
      return [
        ...(back > 0
          ? [
              `${look.file}: ${back} of ${works} traces come back to where they began: a pull and its way back must be two works`,
            ]
          : []),
        ...(jumps > 0
          ? [
              `${look.file}: in ${jumps} of ${works} traces the distance jumps over half its range at once: are they several pulls, to be told apart by a column or blank lines?`,
            ]
          : []),
      ];
    },
  };
}
