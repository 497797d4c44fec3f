/** JSON knows no NaN and no infinity. */
export type OrNull = number | null;

/** null for what JSON does not know. */
export const orNull = (x: number): OrNull => (Number.isFinite(x) ? x : null);
