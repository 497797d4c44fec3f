import { emptyMoments } from '../../tally/moments.ts';
import {
  createWriter,
  type Reader,
  readerOf,
  readMoments,
  type Writer,
  writeMoments,
} from '../../tally/packed-numbers.ts';
import type { LevelTally } from './level-tally.ts';
import type { StretchGain, StretchTask } from './stretch-task.ts';
import type { WeightPowers } from './weight-powers.ts';

function writeLevels(write: Writer, { moments, missing }: LevelTally): void {
  const last = Math.max(
    moments.findLastIndex(({ count }) => count > 0),
    missing.findLastIndex((count) => count > 0),
  );
  const first = moments.findIndex(({ count }, level) => count > 0 || missing[level]! > 0);
  write.number(moments.length, first, last);
  for (let level = Math.max(0, first); level <= last; level++) {
    write.number(missing[level]!);
    writeMoments(write, moments[level]!);
  }
}

function readLevels(read: Reader): LevelTally {
  const [count, first, last] = [read.number(), read.number(), read.number()];
  const moments = Array(count).fill(emptyMoments);
  const missing = Array(count).fill(0);
  for (let level = Math.max(0, first); level <= last; level++) {
    missing[level] = read.number();
    moments[level] = readMoments(read);
  }
  return { moments, missing };
}

const writePowers = (write: Writer, { count, max, powers }: WeightPowers) => write.number(count, max, ...powers);

const readPowers = (read: Reader): WeightPowers => ({
  count: read.number(),
  max: read.number(),
  powers: [read.number(), read.number(), read.number(), read.number()],
});

function writeNumbers(write: Writer, numbers: readonly number[]): void {
  write.number(numbers.length);
  write.numbers(Float64Array.from(numbers));
}

const readNumbers = (read: Reader) => Array.from(read.numbers(read.number()));

/** What tasks have given as plain numbers, bit for bit: copied between threads ten times as fast as the objects are. */
export function packGains(gains: readonly StretchGain[]): Float64Array {
  const write = createWriter();
  for (const gain of gains) {
    if ('bennett' in gain) {
      for (const { levels, node } of [gain.bennett, gain.crossing]) {
        writeLevels(write, levels);
        writeNumbers(write, node);
      }
      continue;
    }
    write.number(gain.levels.length);
    for (const levels of gain.levels) writeLevels(write, levels);
    writePowers(write, gain.falling);
    writePowers(write, gain.rising);
    write.number(gain.sum);
    writeNumbers(write, gain.moments);
  }
  return write.done();
}

/** What `packGains` was given, for these tasks. @throws RangeError when the numbers do not fit them */
export function unpackGains(data: Float64Array, tasks: readonly StretchTask[]): StretchGain[] {
  const read = readerOf(data);
  const pair = () => ({ levels: readLevels(read), node: readNumbers(read) });
  const gains = tasks.map((task): StretchGain => {
    if (task.side === null) return { bennett: { ...pair(), bracket: task.bracket }, crossing: pair() };
    return {
      levels: Array.from({ length: read.number() }, () => readLevels(read)),
      falling: readPowers(read),
      rising: readPowers(read),
      sum: read.number(),
      moments: readNumbers(read),
    };
  });
  read.end();
  return gains;
}
