/** Steps while trajectories grow, and trajectories while steps do. */
export const still = { steps: 100, trajectories: 256 } as const;

/** Decades from 100 on. */
export const wholeDecades = (decades: number): number[] => Array.from({ length: decades + 1 }, (_, i) => 100 * 10 ** i);

/** Half decades from 100 on, in whole groups of four steps. */
export const halfDecades = (decades: number): number[] =>
  Array.from({ length: 2 * decades + 1 }, (_, i) => 4 * Math.round((100 * 10 ** (i / 2)) / 4));
