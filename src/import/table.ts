/** A column as it is shown before use. */
export interface TableColumn {
  /** Its heading, or its number from 1. */
  readonly name: string;
  /** Unit that the heading or the format states; null where nothing is said. */
  readonly unit: string | null;
  /** Whether its first cells are numbers. */
  readonly numeric: boolean;
  /** The first cells, as written. */
  readonly preview: readonly string[];
}

/** What a file looks like from its first part. */
export interface TableLook {
  readonly file: string;
  /** `text` is CSV, TSV or whitespace; `xvg` is GROMACS's dhdl.xvg; `pmx` is integA.dat or integB.dat. */
  readonly format: 'text' | 'parquet' | 'npy' | 'npz' | 'pmx' | 'xvg';
  readonly columns: readonly TableColumn[];
  /** What the file says about itself, in plain words: temperature, state, λ. */
  readonly notes: readonly string[];
}

/** How the work is had from a file. */
export type WorkChoice =
  /** Every row is one work. */
  | { readonly kind: 'column'; readonly column: string }
  /** The file is one switching: ∫(∂H/∂λ)dλ by the trapezium rule, λ going from `from` to `to` at a steady pace. */
  | { readonly kind: 'dhdl'; readonly column: string; readonly from: number; readonly to: number }
  /** The file is one pull: ∫F dx by the trapezium rule, in pN·nm. */
  | {
      readonly kind: 'force-distance';
      readonly force: string;
      readonly distance: string;
      readonly forceUnit: string;
      readonly distanceUnit: string;
    };

/** Works of one direction, in the unit of the files. */
export interface ReadWorks {
  readonly values: Float64Array;
  /** Cells without a finite number: how many, and where the first of them are (`file:line`). */
  readonly skipped: number;
  readonly skippedAt: readonly string[];
}
