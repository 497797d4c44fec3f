/** A column that is wanted of each row: as a number, or as a text, which is given as its place in a table of texts. */
export interface Wanted {
  /** Counted from 0. */
  readonly at: number;
  readonly as: 'number' | 'text';
}

/** Takes rows one by one, in the order of the file. */
export interface RowSink {
  /**
   * @param values cells in the order wanted, reused for the next row; NaN where a cell holds none
   * @param at line or row in the file, counted from 1
   */
  row(values: Float64Array, at: number): void;
  /** A blank line: one block of rows has ended. */
  gap(at: number): void;
}

/** Texts met in a file, each once: rows hold their places. */
export interface Texts {
  placeOf(text: string): number;
  at(place: number): string;
}

export function createTexts(): Texts {
  const places = new Map<string, number>();
  const texts: string[] = [];
  return {
    placeOf(text) {
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, texts.length);
      return texts.push(text) - 1;
    },
    at: (place) => texts[place]!,
  };
}
