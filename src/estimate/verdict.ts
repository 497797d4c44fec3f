/** How far the numbers can be believed. */
export type Light = 'green' | 'amber' | 'red';

/** One thing that speaks for or against the estimates, in plain words. */
export interface VerdictReason {
  readonly light: Light;
  /** One sentence with its number: “P_F(W) and P_R(−W) overlap in 0.31 of their area”. */
  readonly text: string;
}

/** The traffic light: the worst of its reasons, and what to do. */
export interface TrustVerdict {
  readonly light: Light;
  /** One sentence: what may be believed. */
  readonly headline: string;
  /** Worst first. */
  readonly reasons: readonly VerdictReason[];
  /** The estimate to quote; null where none is to be believed. */
  readonly best: string | null;
  /** What would help, in plain words: “pull 10 times slower”, “measure the reverse process”. */
  readonly advice: readonly string[];
}
