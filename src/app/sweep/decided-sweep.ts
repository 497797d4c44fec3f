/** A law of the system that is swept, before anything is measured. */
interface SweptLaw {
  readonly id: string;
  readonly kind: 'equality' | 'bound';
  readonly unit: string;
  readonly statement: string;
}

/** What is decided about a sweep before it begins. */
export interface DecidedSweep {
  readonly values: readonly number[];
  readonly trajectories: number;
  readonly laws: readonly SweptLaw[];
  /** The law that tells most at first sight; null where there is none. */
  readonly leading: string | null;
  /** What the user of a typed-in model has named. */
  readonly own?: readonly string[];
}
