import type { AppState } from '../state.ts';
import { numbersOf, type SweptNumber, type SweptQuantity } from './quantities.ts';
import type { CurvePoint, SweepState } from './sweep-state.ts';
import { sweptParameters } from './swept-parameters.ts';
import { sweptSymbolText } from './swept-symbol.ts';

/** One quantity over a sweep, ready to be drawn. */
export interface SweepPicture {
  readonly parameter: { readonly symbol: string; readonly unit: string };
  /** Ends of the range, the lower first, and whether it is drawn on a logarithmic scale. */
  readonly range: readonly [number, number];
  readonly factors: boolean;
  readonly quantity: SweptQuantity;
  /** In ascending order of values. */
  readonly numbers: readonly SweptNumber[];
  /** Theory, in pieces that end where a value is refused; where theory needs the run, pieces of one point each. */
  readonly curve: readonly (readonly CurvePoint[])[];
  readonly logarithmic: boolean;
  readonly pointed: number | null;
}

/** The picture of a sweep. */
export function sweepPicture(state: AppState, sweep: SweepState, quantity: SweptQuantity): SweepPicture {
  const { asked, decided, curve, points } = sweep;
  const numbers = numbersOf(sweep, quantity).sort((a, b) => a.value - b.value);
  const values = [...(decided?.values ?? [asked.from, asked.to]), ...points.map((p) => p.value)];
  const theory = curve?.law === quantity.id ? curve.points : [];
  return {
    parameter: {
      symbol: sweptSymbolText(state, asked.name),
      unit: sweptParameters(state).find((p) => p.id === asked.name)?.unit ?? '',
    },
    range: [Math.min(...values), Math.max(...values)],
    factors: asked.logarithmic === true,
    quantity,
    numbers,
    curve:
      theory.length > 0
        ? pieces(
            theory,
            numbers.map((n) => n.value),
            new Set(points.filter((p) => p.refused !== null).map((p) => p.value)),
          )
        : numbers.flatMap(({ value, expected }) => (expected === null ? [] : [[{ value, expected }]])),
    logarithmic: sweep.logarithmic,
    pointed: sweep.pointed,
  };
}

/** A curve without what lies at a refused value or next to it, where theory has nothing to stand on. */
function pieces(curve: readonly CurvePoint[], values: readonly number[], refused: ReadonlySet<number>): CurvePoint[][] {
  if (refused.size === 0) return [[...curve]];
  const doubtful = (x: number) => {
    const above = values.findIndex((v) => v >= x);
    const beside = values[above] === x ? [x] : [values[above - 1], values[above]];
    return beside.some((v) => v !== undefined && refused.has(v));
  };
  return curve.reduce<CurvePoint[][]>(
    (all, point) => {
      if (doubtful(point.value)) all.push([]);
      else all.at(-1)!.push(point);
      return all;
    },
    [[]],
  );
}
