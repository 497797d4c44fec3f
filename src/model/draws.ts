import type { Formula } from '../formula/formula.ts';

/** Random numbers that an event's formulas may use: uniform on (0, 1], standard normal, exponential of mean 1; two of each, all independent. */
export const drawNames = ['uniform', 'uniform2', 'normal', 'normal2', 'exponential', 'exponential2'] as const;

export type DrawName = (typeof drawNames)[number];

/** The draws among the names that formulas depend on, in the order of `drawNames`. */
export const drawsOf = (formulas: readonly (Formula | null)[]): DrawName[] =>
  drawNames.filter((draw) => formulas.some((f) => f?.names.has(draw)));
