import type { EnsemblePair, Measure } from '../laws/measure-laws.ts';
import { withErrors } from '../laws/with-errors.ts';
import type { CurveLine, CurveSpec } from '../model/curve-spec.ts';
import type { Measurement } from '../model/measurement.ts';
import { type OrNull, orNull } from '../or-null.ts';
import type { Plan } from './plan.ts';
import type { ReportedCurve } from './result.ts';
import { theoryOf } from './theory-of.ts';

/** Places at which an exact curve is worked out. */
const steps = 60;

/** A curve as far as it is known before anything is measured. */
interface PlannedCurve {
  readonly spec: CurveSpec;
  readonly lines: readonly CurveLine[];
  /** Exact values at each line's points. */
  readonly expected: readonly OrNull[][];
  readonly exact: ReportedCurve['exact'];
}

/** Exact curves can be costly, and are the same in every report of a run. */
const planned = new WeakMap<Plan, readonly PlannedCurve[]>();

/** The system's curves as measured so far, with errors by the same jackknife as those of laws, beside what theory says. */
export function reportCurves(plan: Plan, measure: Measure, { forward, reverse }: EnsemblePair): ReportedCurve[] {
  const curves = planned.get(plan) ?? planCurves(plan);
  planned.set(plan, curves);
  const points = curves.flatMap((curve) => curve.lines.flatMap((line) => line.points));
  const { values, errors } = withErrors(forward, reverse, (f, r) => {
    const m = measure(f, r);
    return points.map((point) => read(plan, point)(m));
  });
  let next = 0;
  return curves.map(({ spec: { id, title, x, y }, lines, expected, exact }) => ({
    ...{ id, title, x, y },
    lines: lines.map((line, i) => {
      const from = next;
      next += line.points.length;
      return {
        name: line.name ?? '',
        at: line.points.map(({ at }) => orNull(at)),
        value: values.slice(from, next).map(orNull),
        standardError: Array.from(errors.slice(from, next), orNull),
        exact: expected[i]!,
      };
    }),
    exact,
  }));
}

function planCurves(plan: Plan): PlannedCurve[] {
  const theory = theoryOf(plan);
  return (plan.system.curves ?? []).map((curve) => {
    const lines = curve.lines(theory);
    const places = placesBetween(curve, lines);
    const reference = curve.reference?.(theory);
    const exact = lines.flatMap((line) => (line.exact ? [{ name: 'exact', of: line.exact }] : []));
    if (reference) exact.push({ name: reference.name, of: reference.exact });
    return {
      ...{ spec: curve, lines },
      expected: lines.map((line) => line.points.map(({ at }) => (line.exact ? orNull(line.exact(at)) : null))),
      exact: curve.x.names
        ? []
        : exact.map(({ name, of }) => ({ name, at: places, value: places.map((at) => orNull(of(at))) })),
    };
  });
}

/** What a point measures. @throws Error where there is no such law, or it is about a free-energy estimate */
function read({ system }: Plan, { of }: CurveLine['points'][number]): (m: Measurement) => number {
  if (typeof of === 'function') return of;
  if (typeof of === 'string') return (m) => m.moments(of).mean;
  const measured = system.laws.find(({ id }) => id === of.law)?.measured;
  if (typeof measured !== 'function') throw new Error(`curves: ${of.law} (must be a law about averages)`);
  return measured;
}

/** Places from the first point to the last, as evenly as the axis shows them. */
function placesBetween({ x }: CurveSpec, lines: readonly CurveLine[]): number[] {
  const at = lines.flatMap((line) => line.points.map((p) => p.at)).filter(Number.isFinite);
  const [low, high] = [Math.min(...at), Math.max(...at)];
  return Array.from({ length: steps + 1 }, (_, i) => {
    const share = i / steps;
    return x.logarithmic ? low * (high / low) ** share : low + (high - low) * share;
  });
}
