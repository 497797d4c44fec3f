import type { Moments } from './moments.ts';

/** Reads numbers off an array, one after another. */
export interface Reader {
  number(): number;
  numbers(count: number): Float64Array;
  /** @throws RangeError when something is left */
  end(): void;
}

export function readerOf(data: Float64Array): Reader {
  let at = 0;
  const take = (count: number) => {
    if (!(count >= 0 && at + count <= data.length)) throw new RangeError('packed tally: too short for its layout');
    at += count;
    return data.slice(at - count, at);
  };
  const end = () => {
    if (at < data.length) throw new RangeError('packed tally: too long for its layout');
  };
  const number = () => {
    if (at >= data.length) throw new RangeError('packed tally: too short for its layout');
    return data[at++]!;
  };
  return { number, numbers: take, end };
}

/** Puts numbers down one after another. */
export interface Writer {
  number(...values: number[]): void;
  numbers(values: Float64Array): void;
  done(): Float64Array;
}

export function createWriter(): Writer {
  let data = new Float64Array(1024);
  let at = 0;
  const need = (count: number) => {
    if (at + count <= data.length) return;
    const larger = new Float64Array(2 * Math.max(data.length, at + count));
    larger.set(data.subarray(0, at));
    data = larger;
  };
  return {
    number(...values) {
      need(values.length);
      for (const value of values) data[at++] = value;
    },
    numbers(values) {
      need(values.length);
      data.set(values, at);
      at += values.length;
    },
    done: () => data.slice(0, at),
  };
}

export function writeMoments(write: Writer, m: Moments): void {
  write.number(m.count, m.mean, m.m2, m.m3, m.m4, m.minimum, m.maximum);
}

export function readMoments(read: Reader): Moments {
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
