/** A number, or NaN and the reason why there is none. */
export interface ExactNumber {
  value: number;
  reason?: string;
}
