import { SpecError } from '../errors.ts';
import { hasFixedRates } from '../kernel/events-kernel.ts';
import type { EventsModel } from '../model/jump.ts';
import { valueAt } from './value-at.ts';

/** Checks what can be told before a run of variables with events: rates that depend on no variable, and the laws of the start. @throws SpecError */
export function checkVariables(model: EventsModel, parameters: Readonly<Record<string, number>>): void {
  if (hasFixedRates(model))
    for (const { rate } of model.events) {
      const value = valueAt(rate, parameters);
      if (!(value >= 0 && Math.fround(value) < Number.POSITIVE_INFINITY))
        throw SpecError.of(rate.field, rate.text, `is ${value}; must be finite and ≥ 0`);
    }
  for (const { name, initial } of model.variables) {
    const { law, ...formulas } = initial;
    for (const [part, formula] of Object.entries(formulas)) {
      const value = valueAt(formula, parameters);
      const least = law === 'exponential' || part === 'variance' ? 0 : Number.NEGATIVE_INFINITY;
      if (!(value >= least && Number.isFinite(Math.fround(value))))
        throw SpecError.of(
          `model.variables.${name}`,
          formula.text,
          `is ${value}; ${part} must be finite${least === 0 ? ' and ≥ 0' : ''}`,
        );
    }
  }
}
