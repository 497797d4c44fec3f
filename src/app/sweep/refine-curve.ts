import { type Sweep, sweepValueAt } from '../../experiment/sweep-values.ts';
import type { CurvePoint } from './sweep-state.ts';

/** Points of a curve at most. */
const mostPoints = 161;

/** Milliseconds that theory may take. */
const patience = 4000;

/**
 * Draws what theory expects over a sweep, first at its values and then ever more finely between them, for as long as that takes less
 * than some seconds. Only at its values where the parameter counts things. Ends where theory says nothing without a run.
 */
export async function refineCurve(
  sweep: Sweep,
  values: readonly number[],
  expected: (value: number) => Promise<number | null>,
  tell: (curve: CurvePoint[]) => boolean,
): Promise<void> {
  const began = performance.now();
  const curve: CurvePoint[] = [];
  let said = began;
  const known = new Set<number>();
  for (const value of [...values, ...between(sweep, values.length)]) {
    if (performance.now() - began > patience) break;
    if (known.size === values.length && curve.length === 0) break;
    if (known.has(value)) continue;
    known.add(value);
    const y = await expected(value);
    if (y !== null) curve.push({ value, expected: y });
    if (performance.now() - said < 150) continue;
    said = performance.now();
    if (!tell(sorted(curve))) return;
  }
  tell(sorted(curve));
}

const sorted = (curve: readonly CurvePoint[]): CurvePoint[] => [...curve].sort((a, b) => a.value - b.value);

/** Values in the middles of intervals, then in the middles of the halves, and so on. None where values are not where they would be. */
function* between(sweep: Sweep, count: number): Generator<number> {
  if (count !== sweep.count) return;
  for (let cells = count - 1; cells > 0 && 2 * cells < mostPoints; cells *= 2)
    for (let i = 0; i < cells; i++) yield sweepValueAt(sweep, (i + 0.5) / cells);
}
