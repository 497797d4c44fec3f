import { name, product } from '../../formula/construct.ts';
import type { Expression } from '../../formula/expression.ts';
import { modelScope } from './model-scope.ts';
import { readMath } from './read-math.ts';
import type { SbmlModel } from './sbml-model.ts';

/**
 * The assignment rules by the name of what they define: of a species its amount, where the rule gives its concentration.
 *
 * @throws SpecError
 */
export function readRules(model: SbmlModel, mentioned: Set<string>): ReadonlyMap<string, Expression> {
  const scope = modelScope(model, mentioned, { timeRule: 'a rule that depends on time is not supported' });
  return new Map(
    [...model.rules].map(([id, math]) => {
      const quantity = model.quantities.get(id)!;
      const stated = readMath(math, scope);
      if (quantity.concentrationIn === null) return [quantity.name, stated];
      mentioned.add(quantity.concentrationIn);
      return [quantity.name, product(stated, name(model.quantities.get(quantity.concentrationIn)!.name))];
    }),
  );
}
