import { createEnergy } from '../../experiment/energy.ts';
import { holdDiscrete } from '../../experiment/hold-discrete.ts';
import type { LangevinPlan } from '../../experiment/langevin-plan.ts';
import type { SamplePaths } from '../../experiment/sample-paths.ts';
import { compileFormula } from '../../formula/evaluate.ts';
import { medianDraws } from '../../model/hybrid.ts';
import type { LangevinModel } from '../../model/langevin.ts';
import type { Landscape } from './engine-api.ts';

const places = 161;
const moments = 49;

/** The potential of a one-dimensional model, in kT, over the range that sample paths visit; null otherwise. */
export function landscapeOf(plan: LangevinPlan, paths: readonly SamplePaths[]): Landscape | null {
  const { model, spec, kT } = plan;
  if (model.coordinates.length !== 1 || !(kT > 0)) return null;
  const visited = paths.flatMap((p) => p.positions).reduce(widen, [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  const [low, high] = visited;
  if (!(high > low)) return null;
  const margin = 0.12 * (high - low);
  const x = Float64Array.from(
    { length: places },
    (_, j) => low - margin + ((high - low + 2 * margin) * j) / (places - 1),
  );
  const curves = model.controls.map((c) => c.control(spec.parameters, spec.duration));
  const energy = createEnergy(model, spec.parameters);
  const at = (share: number, discrete: readonly number[]) => {
    const controls = curves.map((curve) => curve(share));
    return x.map((place) => energy([place], controls, discrete) / kT);
  };
  // what a switch turns on is worth more than what it leaves
  const states = discreteStates(model, spec.parameters);
  const span = (values: Float64Array) => Math.max(...values) - Math.min(...values);
  const drawn = states.reduce((best, state) => (span(at(0, state)) > span(at(0, best)) ? state : best));
  const out = new Float64Array(moments * places);
  for (let k = 0; k < moments; k++) out.set(at(k / (moments - 1), drawn), k * places);
  return {
    ...{ x, energy: out, moments },
    state: model.discrete.map(({ name }, d) => `${name} = ${drawn[d]}`).join(', '),
    others: states.filter((state) => state !== drawn).map((state) => at(0, state)),
  };
}

/** Values of the discrete variables at the start, drawn ones at their median, and after each event that sets them to other ones. */
function discreteStates(model: LangevinModel, parameters: Readonly<Record<string, number>>): (readonly number[])[] {
  const { values } = holdDiscrete(model, parameters);
  const names = [...model.discrete.map((d) => d.name), ...Object.keys(parameters), ...Object.keys(medianDraws)];
  const given = [...values, ...Object.values(parameters), ...Object.values(medianDraws)];
  const after = model.events.map(({ set }) =>
    values.map((value, d) => {
      const formula = set.at(d - values.length);
      return formula && [...formula.names].every((name) => names.includes(name))
        ? compileFormula(formula, names)(...given)
        : value;
    }),
  );
  const seen = new Set<string>();
  return [values, ...after].filter((state) => !seen.has(state.join()) && seen.add(state.join()));
}

function widen([low, high]: number[], values: Float64Array): number[] {
  let a = low!;
  let b = high!;
  for (const v of values) {
    if (v < a) a = v;
    if (v > b && Number.isFinite(v)) b = v;
  }
  return [a, b];
}
