import type { Distribution, DistributionKind } from './distribution.ts';
import type { Block } from './dyadic.ts';
import type { Moments } from './moments.ts';
import type { Shard } from './side-stream.ts';
import { emptySide, type SideLayout, type SideTally } from './side-tally.ts';
import type { WorkTally } from './work-tally.ts';

/** Reads numbers off an array, one after another. */
interface Reader {
  number(): number;
  numbers(count: number): Float64Array;
}

function readerOf(data: Float64Array): Reader {
  let at = 0;
  const take = (count: number) => {
    if (!(count >= 0 && at + count <= data.length)) throw new RangeError('packed tally: too short for its layout');
    at += count;
    return data.slice(at - count, at);
  };
  return { number: () => take(1)[0]!, numbers: take };
}

const momentNumbers = (m: Moments) => [m.count, m.mean, m.m2, m.m3, m.m4, m.minimum, m.maximum];

function readMoments(read: Reader): Moments {
  return {
    count: read.number(),
    mean: read.number(),
    m2: read.number(),
    m3: read.number(),
    m4: read.number(),
    minimum: read.number(),
    maximum: read.number(),
  };
}

function workNumbers({ count, infinite, excluded, moments, exponential: e, fermi, histogram: h }: WorkTally): number[] {
  return [
    ...[count, infinite, excluded, ...momentNumbers(moments), e.count, e.max, e.sum, e.squares],
    ...(fermi?.sums ?? []),
    ...[...h.counts, ...h.offsets, h.below, h.above],
  ];
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

function distributionNumbers(d: Distribution): number[] {
  return d.kind === 'integer'
    ? [d.width, d.lowest, d.counts.length, ...d.counts]
    : [...d.counts, ...d.offsets, d.below, d.above];
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

const sideNumbers = ({ count, work, columns, distributions }: SideTally): number[] => [
  count,
  ...(work ? workNumbers(work) : []),
  ...columns.flatMap(momentNumbers),
  ...distributions.flatMap(distributionNumbers),
];

function readSide(read: Reader, layout: SideLayout): SideTally {
  const empty = emptySide(layout);
  return {
    count: read.number(),
    work: empty.work && readWork(read, empty.work),
    columns: empty.columns.map(() => readMoments(read)),
    distributions: (layout.distributions ?? []).map((how) => readDistribution(read, how)),
  };
}

/** A tally as plain numbers, bit for bit; its layout is not among them. */
export function packSide(side: SideTally): Float64Array {
  return Float64Array.from(sideNumbers(side));
}

/** The tally that `packSide` was given. @throws RangeError when the numbers do not fit the layout */
export function unpackSide(data: Float64Array, layout: SideLayout): SideTally {
  return readSide(readerOf(data), layout);
}

/** A shard as plain numbers, bit for bit; its layout is not among them. */
export function packShard({ blocks, rest, first }: Shard): Float64Array {
  const head = [blocks.length, ...blocks.flatMap(({ level, index, tally }) => [level, index, ...sideNumbers(tally)])];
  return Float64Array.from([...head, ...(rest ? [1, ...sideNumbers(rest)] : [0]), first.length, ...first]);
}

/** The shard that `packShard` was given. @throws RangeError when the numbers do not fit the layout */
export function unpackShard(data: Float64Array, layout: SideLayout): Shard {
  const read = readerOf(data);
  const blocks = Array.from(
    { length: read.number() },
    (): Block<SideTally> => ({
      level: read.number(),
      index: read.number(),
      tally: readSide(read, layout),
    }),
  );
  const rest = read.number() ? readSide(read, layout) : null;
  return { blocks, rest, first: read.numbers(read.number()) };
}
