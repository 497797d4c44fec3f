/** Columns that are used again and again, so that reading a batch allocates none. */
export interface Scratch {
  /** From now on columns are of this length, and all that were taken may be given out again. */
  readonly begin: (length: number) => void;
  /** A column, whatever it holds. */
  readonly take: () => Float64Array;
}

export function createScratch(): Scratch {
  let columns: Float64Array[] = [];
  let length = 0;
  let taken = 0;
  return {
    begin(wanted) {
      if (wanted !== length) columns = [];
      length = wanted;
      taken = 0;
    },
    take() {
      columns[taken] ??= new Float64Array(length);
      return columns[taken++]!;
    },
  };
}
