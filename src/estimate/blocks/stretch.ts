/** Works of each direction that are taken in at a time: 2^stretchLevel. */
export const stretchLevel = 12;
export const stretch = 2 ** stretchLevel;

/**
 * The lowest level of which blocks are taken when so many stretches came before. Of each level up to the stretch's own that is the first
 * 2^12: enough for a mean to 1/64 of the spread, and it keeps the cost of many small estimates down.
 */
export const lowestLevel = (stretches: number): number => Math.ceil(Math.log2(stretches + 1));

/** Cuts a stream of works into stretches of fixed length, so that nothing depends on how it came. NaN and −∞ are left out. */
export interface StretchBuffer {
  /** Takes works from index `from` on, no more than the stretch has room for, hands it to `full` once it is, and says how far it came. */
  take(works: Float64Array, from: number): number;
  /** Full stretches so far. */
  stretches(): number;
  /** The works of the stretch that is not full yet. */
  rest(): Float64Array;
  /** Works taken, those left out not counted. */
  count(): number;
  save(): StretchState;
}

/** How many stretches were full, and the works of the one that is not. */
export interface StretchState {
  readonly stretches: number;
  readonly rest: Float64Array;
}

/** @param full receives each full stretch, which is overwritten afterwards, and how many came before @param from an earlier state, to go on from */
export function createStretchBuffer(
  full: (works: Float64Array, before: number) => void,
  from: StretchState = { stretches: 0, rest: new Float64Array(0) },
): StretchBuffer {
  const buffer = new Float64Array(stretch);
  buffer.set(from.rest);
  let filled = from.rest.length;
  let { stretches } = from;
  return {
    take(works, from) {
      const end = from + Math.min(works.length - from, stretch - filled);
      let to = filled;
      for (let i = from; i < end; i++) {
        const work = works[i]!;
        buffer[to] = work;
        if (work > Number.NEGATIVE_INFINITY) to++;
      }
      filled = to;
      if (filled === stretch) {
        full(buffer, stretches);
        filled = 0;
        stretches++;
      }
      return end;
    },
    stretches: () => stretches,
    rest: () => buffer.subarray(0, filled),
    count: () => stretches * stretch + filled,
    save: () => ({ stretches, rest: buffer.slice(0, filled) }),
  };
}
