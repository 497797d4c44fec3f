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

/** How the cells of a text lie. */
export interface TextLayout {
  /** Between cells; a space stands for any run of spaces and tabs. */
  readonly delimiter: ',' | ';' | '\t' | ' ';
  readonly decimalComma: boolean;
  /** Line of the heading, counted from 1; 0 where there is none, or where a comment holds it. */
  readonly headerLine: number;
  /** Cells in a line. */
  readonly width: number;
}

/** What a file looks like from its first part. */
export interface TableLook {
  readonly file: string;
  /** `text` is CSV, TSV or whitespace; `xvg` is GROMACS's dhdl.xvg; `pmx` is integA.dat or integB.dat. */
  readonly format: 'text' | 'parquet' | 'npy' | 'npz' | 'pmx' | 'xvg';
  readonly columns: readonly TableColumn[];
  /** What the file says about itself, in plain words: temperature, state, λ. */
  readonly notes: readonly string[];
  /** How the cells lie; null for binary formats. */
  readonly layout: TextLayout | null;
  /** Rows, where the format says so. */
  readonly rows: number | null;
  /** In kelvin, where the file says so. */
  readonly temperature: number | null;
  /** λ at which the file says that it began. */
  readonly lambda: number | null;
  /** Names of the columns that hold ∂H/∂λ. */
  readonly derivatives: readonly string[];
  /** Process that the file says it is of, by format or name. */
  readonly direction: 'forward' | 'reverse' | null;
}

/** How the work is had from a file. Columns are named by heading or by number from 1. */
export type WorkChoice =
  /** Every row is one work. */
  | {
      readonly kind: 'column';
      readonly column: string;
      /** A column that is added to it: what Eddy's protocol works lack to the total work. */
      readonly plus?: string;
      /** Only rows whose cell in this column is this text: both directions in one file. */
      readonly rows?: { readonly column: string; readonly value: string };
    }
  /**
   * The file is one switching: ∫(∂H/∂λ)dλ by the trapezium rule, λ going from `from` to `to` at a steady pace while the first
   * column (time) runs. The column `sum` is the sum of all that hold ∂H/∂λ.
   */
  | { readonly kind: 'dhdl'; readonly column: string; readonly from: number; readonly to: number }
  /** The file is one pull, or several divided by blank lines or told apart by a column: ∫F dx by the trapezium rule, in pN·nm. */
  | {
      readonly kind: 'force-distance';
      readonly force: string;
      readonly distance: string;
      readonly forceUnit: string;
      readonly distanceUnit: string;
      /** Column that numbers or names the pull. */
      readonly pull?: string;
    };

/** What one file gave. */
export interface ReadFile {
  readonly name: string;
  readonly format: TableLook['format'];
  /** Its works are `values[first]` to `values[first + count − 1]`. */
  readonly first: number;
  readonly count: number;
  /** What was read, in plain words: a column's heading, an integral. */
  readonly column: string;
  /** Unit of its works as heading or format states it; null where nothing is said. */
  readonly unit: string | null;
  /** In kelvin, where the file says so. */
  readonly temperature: number | null;
}

/** Works of one direction, in the unit of the files. */
export interface ReadWorks {
  readonly values: Float64Array;
  /** Cells without a finite number: how many, and where the first of them are (`file:line`). */
  readonly skipped: number;
  readonly skippedAt: readonly string[];
  readonly files: readonly ReadFile[];
  /** What speaks against the files, in plain words: one loaded twice, a trace that turns back, units that differ. */
  readonly warnings: readonly string[];
}
