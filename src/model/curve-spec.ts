import type { Measurement } from './measurement.ts';

/** What is known of a run before anything is measured. */
export type Theory = Pick<Measurement, 'parameters' | 'kT' | 'duration' | 'time'>;

/** An axis of a curve. */
interface CurveAxis {
  /** Name and symbol. */
  readonly label: string;
  /** None for a pure number. */
  readonly unit?: string;
  readonly logarithmic?: boolean;
  /** Of the vertical axis: where 0 says nothing it need not be seen. */
  readonly withoutZero?: boolean;
  /** Names of the places 0, 1, 2 … where these are no numbers but things, one beside the other. */
  readonly names?: readonly string[];
}

/** A quantity at one place. */
export interface CurvePoint {
  /** Infinity: the limit, drawn at the end of the axis. */
  readonly at: number;
  /** The mean of an observable by its name, what a law measures, or a function of averages. */
  readonly of: string | { readonly law: string } | ((m: Measurement) => number);
}

/** Points that belong together. */
export interface CurveLine {
  /** None where there is one line only. */
  readonly name?: string;
  readonly points: readonly CurvePoint[];
  /** What theory says at any place; none where another line's or the reference says it. */
  readonly exact?: (at: number) => number;
}

/** A quantity measured at several places, with errors, against what theory says between them. */
export interface CurveSpec {
  readonly id: string;
  /** Heading: what is seen. */
  readonly title: string;
  readonly x: CurveAxis;
  readonly y: CurveAxis;
  readonly lines: (theory: Theory) => readonly CurveLine[];
  /** A curve by itself that the measured ones are held against, such as a limit. */
  readonly reference?: (theory: Theory) => { readonly name: string; readonly exact: (at: number) => number } | null;
}
