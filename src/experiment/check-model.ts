import { SpecError } from '../errors.ts';
import { compileFormula } from '../formula/evaluate.ts';
import type { Formula } from '../formula/formula.ts';
import type { LangevinModel } from '../model/langevin.ts';
import { createNoise, type Noise } from './noise-at.ts';

/** Largest jump of U at the seam of a circle, in kT: a period typed with a few digits passes, a wrong one does not. */
const largestJump = 1e-3;

/** Places around a circle where U is compared with itself one turn on. */
const places = 64;

/**
 * Checks what only parameter values decide: mobilities, masses, temperatures and periods must be > 0, frictions ≥ 0, a point to
 * start from finite, and the potential, mobilities and temperatures must repeat after the period of each circle, at every one of the given control values. @throws SpecError
 */
export function checkModel(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  controls: readonly (readonly number[])[],
): void {
  const ids = model.parameters.map((p) => p.id);
  const constants = ids.map((id) => parameters[id]!);
  const valueAt = (formula: Formula) => compileFormula(formula, ids)(...constants);
  for (const c of model.coordinates) {
    for (const key of ['mobility', 'mass', 'friction', 'temperature', 'period'] as const) {
      const formula = c[key];
      if (!formula || model.coordinates.some(({ name }) => formula.names.has(name))) continue;
      const value = valueAt(formula);
      const least = key === 'friction' ? value >= 0 : value > 0;
      const field = `model.coordinates.${c.name}.${key === 'period' ? 'periodic' : key}`;
      if (!(least && Number.isFinite(value)))
        throw SpecError.of(field, formula.text, `is ${value}; must be ${key === 'friction' ? '≥' : '>'} 0`);
    }
  }
  if (typeof model.initial !== 'string')
    model.initial.forEach((formula, d) => {
      const value = valueAt(formula);
      const field = `model.initial.${model.coordinates[d]!.name}`;
      if (!Number.isFinite(value)) throw SpecError.of(field, formula.text, `is ${value}; must be finite`);
    });
  const noise = createNoise(model, parameters);
  if (typeof model.initial !== 'string') checkNoise(model, noise, model.initial.map(valueAt));
  const names = [...model.coordinates.map((c) => c.name), ...model.controls.map((c) => c.name), ...ids];
  const energy = compileFormula(model.potential, names);
  model.coordinates.forEach((c, d) => {
    if (!c.period) return;
    const period = valueAt(c.period);
    for (const at of controls)
      for (let i = 0; i < places; i++) {
        const x = model.coordinates.map((_, e) => (e === d ? (period * i) / places : 0.1 + 0.37 * i));
        checkNoise(model, noise, x, { coordinate: d, period });
        const kT = noise[d]!.temperature(x);
        const once = energy(...x, ...at, ...constants);
        const turned = energy(...x.with(d, x[d]! + period), ...at, ...constants);
        if (Math.abs(turned - once) > largestJump * kT)
          throw SpecError.of(
            'model.potential',
            model.potential.text,
            `must repeat after the period ${period} of ${c.name}`,
          );
      }
  });
}

/** Mobilities and temperatures that depend on position must be > 0 at a point, and the same one turn on. @throws SpecError */
function checkNoise(
  model: LangevinModel,
  noise: readonly Noise[],
  x: readonly number[],
  turn?: { readonly coordinate: number; readonly period: number },
): void {
  if (!model.convention) return;
  const onceRound = turn && x.with(turn.coordinate, x[turn.coordinate]! + turn.period);
  model.coordinates.forEach((c, e) => {
    for (const key of ['mobility', 'temperature'] as const) {
      const value = noise[e]![key](x);
      const formula = c[key]!;
      const fail = (rule: string) => SpecError.of(`model.coordinates.${c.name}.${key}`, formula.text, rule);
      if (!(value > 0 && Number.isFinite(value))) throw fail(`is ${value} at ${x.join(', ')}; must be > 0`);
      if (onceRound && Math.abs(noise[e]![key](onceRound) - value) > largestJump * value)
        throw fail(`must repeat after the period ${turn.period} of ${model.coordinates[turn.coordinate]!.name}`);
    }
  });
}
