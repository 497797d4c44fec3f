import type { WorkSide } from './work-side.ts';

/** That cells without a number were skipped, and where; nothing when none were. */
export function skippedCells({ side, skipped, skippedAt }: WorkSide): string[] {
  if (skipped === 0) return [];
  const shown = skippedAt.slice(0, 5).join(', ');
  return [
    `--${side}: ${skipped} line${skipped === 1 ? ' holds' : 's hold'} no finite number and ${skipped === 1 ? 'was' : 'were'} skipped (${shown}${skipped > 5 ? ' …' : ''})`,
  ];
}
