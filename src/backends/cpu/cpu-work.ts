/** Rows of control values. */
export interface Rows {
  readonly first: number;
  readonly end: number;
}

/** Rows of so many values that a run needs before it can go on, and those that it will ask for next. */
interface WantedRows extends Rows {
  readonly width: number;
  readonly ahead: Rows | null;
}

/** Work in small pieces. It yields after each piece, or says which control values it wants: these are what `next` must then be given. */
export type CpuWork<T> = Generator<WantedRows | undefined, T, Float64Array | undefined>;
