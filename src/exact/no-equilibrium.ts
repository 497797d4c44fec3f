import { SpecError } from '../errors.ts';

/** Where a potential comes from, for messages: the field of the request and its text. */
export interface PotentialSource {
  field?: string;
  text?: string;
}

/** The error for a potential whose e^{−βU} has no finite integral. */
export function noEquilibrium(source: PotentialSource, why: string): SpecError {
  const rule = `must grow without bound in every direction: this one has no equilibrium, ${why}`;
  return SpecError.of(source.field ?? 'potential', source.text ?? 'U', rule);
}

/** The error for wells that rise by kTs within the rounding of their places, or between those at which a potential is looked at. */
export const tooNarrow = (source: PotentialSource, where = ''): SpecError =>
  SpecError.of(
    source.field ?? 'potential',
    source.text ?? 'U',
    `is too stiff for this kT: ${where ? `its well at ${where} is` : 'its wells are'} too narrow to be resolved`,
  );

const inner = Array.from({ length: 17 }, (_, i) => 10 ** (15 + i / 16));

/**
 * Growth of a reduced potential far out, (u(100 r) − u(r)) / ln 100 with the least u on each of two shells at 1e15 and
 * 1e17. e^{−u} is integrable in D dimensions if this exceeds D.
 */
export function farGrowth(least: (r: number) => number): number {
  const near = Math.min(...inner.map(least));
  const far = Math.min(...inner.map((r) => least(100 * r)));
  if (far === Infinity) return Infinity;
  return (far - near) / Math.log(100);
}
