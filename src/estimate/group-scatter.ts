import type { Diagnostics } from './diagnostics.ts';

/** Factor between two errors of one number that is worth a word. */
const worthAWord = 2;

/** How many times as much Bennett's ratio scatters between groups of works as its formula says; null while that is no more than a factor of 2 off. */
export function groupScatter({ barErrors: { shirts, jackknife } }: Pick<Diagnostics, 'barErrors'>): number | null {
  const ratio = jackknife / shirts;
  return shirts > 0 && (ratio > worthAWord || ratio < 1 / worthAWord) ? ratio : null;
}

/** The same in words, without its subject. */
export const scatterText = (ratio: number): string =>
  `scatters ${ratio.toFixed(1)} times as much between groups as its error says`;
