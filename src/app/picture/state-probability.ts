/** Probability of a state as measured and as it should be. */
export interface StateProbability {
  readonly state: string;
  readonly value: number | null;
  readonly standardError: number | null;
  readonly exact: number;
}
