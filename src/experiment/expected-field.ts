import type { FieldInTheory } from '../model/system.ts';
import { orNull } from '../or-null.ts';
import { cellCentres } from './field-cells.ts';
import type { FieldPlan } from './field-plan.ts';
import type { Plan } from './plan.ts';
import type { ReportedField } from './result.ts';
import type { ExactField } from './start-plan.ts';
import { theoryOf } from './theory-of.ts';

type Expected = ReportedField['exact'];

/** Exact fields can be costly, and are the same in every report of a run. */
const known = new WeakMap<FieldPlan, Expected>();

/** The exact density and current at the centres of a run's cells; null where they are not known. */
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

function fromSystem({ layout, grid }: FieldPlan, own: FieldInTheory | null): Expected {
  const centres = cellCentres(layout);
  return (
    own && {
      density: centres.map((x) => orNull(own.density(x))),
      current: columns(centres.map(own.current), grid.axes.keys()),
    }
  );
}

/** What the start tells is known of all coordinates; a grid over some of them shows a marginal, of which the exact law is not at hand. */
function fromStart({ layout, grid }: FieldPlan, exact: ExactField | null): Expected {
  if (!exact || exact.dimension !== layout.axes.length) return null;
  const which = grid.axes.map(({ coordinate }) => coordinate);
  const places = cellCentres(layout).map((x) => {
    const at = new Array<number>(exact.dimension).fill(0);
    which.forEach((coordinate, a) => {
      at[coordinate] = x[a]!;
    });
    return at;
  });
  return {
    density: places.map((x) => orNull(Math.exp(exact.logDensity(x)))),
    current: exact.current && columns(places.map(exact.current), which),
  };
}

const columns = (rows: readonly (readonly number[])[], of: Iterable<number>) =>
  Array.from(of, (a) => rows.map((row) => orNull(row[a]!)));
