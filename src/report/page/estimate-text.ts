import type { StudiedEstimate } from '../../estimate/work-study.ts';
import { compact, decimalsFor, fixed, likeMeasured, plainNumber } from '../with-error.ts';

/** An estimate with its error, `18.684(3)`; one whose error is not to be believed with the digits that the bootstrap leaves it. */
export const valueText = ({ value, standardError, bootstrapError }: StudiedEstimate): string =>
  standardError > 0 ? compact(value, standardError) : likeMeasured(value, bootstrapError);

/** A 95 % interval with the digits that the error allows: `18.678 … 18.690`. */
export function intervalText({ interval, standardError, bootstrapError }: StudiedEstimate): string {
  if (!interval) return '—';
  const decimals = decimalsFor(standardError > 0 ? standardError : bootstrapError);
  const plain = !(decimals <= 12) || interval.some((end) => Math.abs(end) >= 1e6);
  return interval.map((end) => (plain ? plainNumber(end, 7) : fixed(end, decimals))).join(' … ');
}
