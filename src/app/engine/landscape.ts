import { createEnergy } from '../../experiment/energy.ts';
import type { LangevinPlan } from '../../experiment/langevin-plan.ts';
import type { SamplePaths } from '../../experiment/sample-paths.ts';
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
  const out = new Float64Array(moments * places);
  for (let k = 0; k < moments; k++) {
    const controls = curves.map((curve) => curve(k / (moments - 1)));
    for (let j = 0; j < places; j++) out[k * places + j] = energy([x[j]!], controls) / kT;
  }
  return { x, energy: out, moments };
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
