import type { Light } from '../../estimate/verdict.ts';

/** A traffic light in words, so that its colour says nothing by itself. */
export const lightWords: Readonly<Record<Light, string>> = {
  green: 'can be trusted',
  amber: 'with caution',
  red: 'not to be trusted',
};

/** The mark of a reason for or against. */
export const lightMarks: Readonly<Record<Light, string>> = { green: '✓', amber: '△', red: '✕' };
