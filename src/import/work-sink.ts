import type { RowSink, Wanted } from './rows.ts';

/** Takes the rows of one file and makes works of them. */
export interface WorkSink extends RowSink {
  readonly wanted: readonly Wanted[];
  /** What is read, in plain words. */
  readonly reads: string;
  /** Unit of the works, where it is known. */
  readonly unit: string | null;
  /** The file has ended. @returns what speaks against it, in plain words @throws SpecError where it gave no work */
  end(): string[];
}

/** Where a work sink puts what it has. */
export interface WorkOutput {
  work(value: number): void;
  /** A row without a number, or without a finite one where it is a point of an integral. */
  skip(at: number): void;
}
