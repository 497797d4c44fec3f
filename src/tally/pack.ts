import type { Distribution, DistributionKind } from './distribution.ts';
import type { Block } from './dyadic.ts';
import type { Histogram } from './histogram.ts';
import { createWriter, type Reader, readerOf, readMoments, type Writer, writeMoments } from './packed-numbers.ts';
import { emptySide, type SideLayout, type SideTally } from './side-tally.ts';
import type { StreamState } from './stream-state.ts';
import type { WorkTally } from './work-tally.ts';

function writeWork(write: Writer, { count, infinite, excluded, moments, exponential: e, fermi, histogram }: WorkTally) {
  write.number(count, infinite, excluded);
  writeMoments(write, moments);
  write.number(e.count, e.max, e.sum, e.squares);
  if (fermi) write.numbers(fermi.sums);
  writeHistogram(write, histogram);
}

function writeHistogram(write: Writer, { counts, offsets, below, above }: Histogram): void {
  write.numbers(counts);
  write.numbers(offsets);
  write.number(below, above);
}

function readWork(read: Reader, empty: WorkTally): WorkTally {
  const { bins } = empty.histogram;
  return {
    count: read.number(),
    infinite: read.number(),
    excluded: read.number(),
    moments: readMoments(read),
    exponential: { count: read.number(), max: read.number(), sum: read.number(), squares: read.number() },
    fermi: empty.fermi && { ...empty.fermi, sums: read.numbers(empty.fermi.sums.length) },
    histogram: {
      bins,
      counts: read.numbers(bins.count),
      offsets: read.numbers(bins.count),
      below: read.number(),
      above: read.number(),
    },
  };
}

function writeDistribution(write: Writer, d: Distribution): void {
  if (d.kind === 'edges') {
    writeHistogram(write, d);
    return;
  }
  write.number(d.width, d.lowest, d.counts.length);
  write.numbers(d.counts);
}

function readDistribution(read: Reader, how: DistributionKind): Distribution {
  if (how.kind === 'integer')
    return { kind: 'integer', width: read.number(), lowest: read.number(), counts: read.numbers(read.number()) };
  const { bins } = how;
  return {
    kind: 'edges',
    bins,
    counts: read.numbers(bins.count),
    offsets: read.numbers(bins.count),
    below: read.number(),
    above: read.number(),
  };
}

function writeSide(write: Writer, { count, work, columns, distributions }: SideTally): void {
  write.number(count);
  if (work) writeWork(write, work);
  for (const column of columns) writeMoments(write, column);
  for (const distribution of distributions) writeDistribution(write, distribution);
}

function readSide(read: Reader, layout: SideLayout): SideTally {
  const empty = emptySide(layout);
  return {
    count: read.number(),
    work: empty.work && readWork(read, empty.work),
    columns: empty.columns.map(() => readMoments(read)),
    distributions: (layout.distributions ?? []).map((how) => readDistribution(read, how)),
  };
}

function writeBlocks(write: Writer, blocks: readonly Block<SideTally>[]): void {
  write.number(blocks.length);
  for (const { level, index, tally } of blocks) {
    write.number(level, index);
    writeSide(write, tally);
  }
}

const readBlocks = (read: Reader, layout: SideLayout) =>
  Array.from(
    { length: read.number() },
    (): Block<SideTally> => ({ level: read.number(), index: read.number(), tally: readSide(read, layout) }),
  );

/** Arrays of numbers, with their lengths before them. */
function writeArrays(write: Writer, arrays: readonly Float64Array[]): void {
  write.number(arrays.length);
  for (const values of arrays) {
    write.number(values.length);
    write.numbers(values);
  }
}

const readArrays = (read: Reader) => Array.from({ length: read.number() }, () => read.numbers(read.number()));

/** A tally as plain numbers, bit for bit; its layout is not among them. */
export function packSide(side: SideTally): Float64Array {
  const write = createWriter();
  writeSide(write, side);
  return write.done();
}

/** The tally that `packSide` was given. @throws RangeError when the numbers do not fit the layout */
export function unpackSide(data: Float64Array, layout: SideLayout): SideTally {
  return readSide(readerOf(data), layout);
}

/** What a stream knows as plain numbers, bit for bit; its layout is not among them. */
export function packStream({ blocks, prefixes, first, kept, open }: StreamState): Float64Array {
  const write = createWriter();
  writeBlocks(write, blocks);
  write.number(prefixes.length);
  for (const [count, then] of prefixes) {
    write.number(count);
    writeBlocks(write, then);
  }
  writeArrays(write, [first, open.work]);
  writeArrays(write, kept);
  writeArrays(write, open.columns);
  return write.done();
}

/** What `packStream` was given. @throws RangeError when the numbers do not fit the layout */
export function unpackStream(data: Float64Array, layout: SideLayout): StreamState {
  const read = readerOf(data);
  const blocks = readBlocks(read, layout);
  const prefixes = Array.from({ length: read.number() }, () => [read.number(), readBlocks(read, layout)] as const);
  const [first, work] = readArrays(read);
  const kept = readArrays(read);
  const columns = readArrays(read);
  read.end();
  return { blocks, prefixes, first: first!, kept, open: { work: work!, columns } };
}
