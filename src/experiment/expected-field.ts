import type { FieldInTheory } from '../model/system.ts';
import { cellMeans } from './field-cells.ts';
import type { FieldPlan } from './field-plan.ts';
import type { Plan } from './plan.ts';
import type { ReportedField } from './result.ts';
import type { ExactField } from './start-plan.ts';
import { theoryOf } from './theory-of.ts';

type Expected = ReportedField['exact'];

/** Exact fields can be costly, and are the same in every report of a run. */
const known = new WeakMap<FieldPlan, Expected>();

/** The exact density and current, as means over a run's cells, which is what is measured; null where they are not known. */
export function expectedField(plan: Plan): Expected {
  const { field } = plan;
  if (!field) return null;
  const found = known.get(field.plan) ?? fromStart(field.plan, field.exact) ?? fromSystem(field.plan, inTheory(plan));
  known.set(field.plan, found);
  return found;
}

/** The field that the system's own theory expects; null where it has none, or where another grid than its own was asked for. */
function inTheory(plan: Plan): FieldInTheory | null {
  const { system, field } = plan;
  const drawn = field?.plan.axes.map((axis) => axis.name).join();
  return system.exactField && drawn === Object.keys(system.field ?? {}).join()
    ? system.exactField(theoryOf(plan))
    : null;
}

/** More cells than this take a system's own theory too long. */
const mostCells = 256;

function fromSystem({ layout, grid }: FieldPlan, own: FieldInTheory | null): Expected {
  if (!own || grid.axes.reduce((product, { cells }) => product * cells, 1) > mostCells) return null;
  return {
    density: cellMeans(layout, own.density),
    current: grid.axes.map((_, a) => cellMeans(layout, (x) => own.current(x)[a]!)),
  };
}

/** What the start tells is known of all coordinates; a grid over some of them shows a marginal, of which the exact law is not at hand. */
function fromStart({ layout, grid }: FieldPlan, exact: ExactField | null): Expected {
  if (!exact || exact.dimension !== layout.axes.length) return null;
  const which = grid.axes.map(({ coordinate }) => coordinate);
  const place = (x: readonly number[]) => {
    const at = new Array<number>(exact.dimension).fill(0);
    which.forEach((coordinate, a) => {
      at[coordinate] = x[a]!;
    });
    return at;
  };
  const { current } = exact;
  return {
    density: cellMeans(layout, (x) => Math.exp(exact.logDensity(place(x)))),
    current: current && which.map((coordinate) => cellMeans(layout, (x) => current(place(x))[coordinate]!)),
  };
}
