import type { WorkTally } from '../tally/work-tally.ts';

/**
 * Why P_F(W) and P_R(−W) cannot be compared, or null when they can: one side has no finite works, or all finite W_F lie on one
 * side of all −W_R, so that nothing but the outermost works would fix where the densities cross.
 */
export function missingOverlap(forward: WorkTally, reverse: WorkTally): string | null {
  if (forward.moments.count === 0) return 'no finite forward works';
  if (reverse.moments.count === 0) return 'no finite reverse works';
  const gap = Math.max(
    forward.moments.minimum + reverse.moments.minimum,
    -reverse.moments.maximum - forward.moments.maximum,
  );
  return gap > 0 ? `P_F(W) and P_R(−W) do not overlap: a gap of ${gap.toPrecision(3)} kT` : null;
}
