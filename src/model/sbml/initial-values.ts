import { SpecError } from '../../errors.ts';
import { constantOf } from '../../formula/constant.ts';
import * as make from '../../formula/construct.ts';
import type { Quantity } from './quantity.ts';
import { type MathScope, readMath } from './read-math.ts';
import type { SbmlModel } from './sbml-model.ts';

/** Values at time 0, initial assignments and assignment rules worked out in the order in which they depend on each other. */
export interface InitialValues {
  /** Amount of a species, value of a parameter, size of a compartment. @throws SpecError where it has none or is not finite */
  of(id: string): number;
  /** What identifiers mean at time 0. */
  readonly scope: MathScope;
}

export function initialValues(model: SbmlModel): InitialValues {
  const known = new Map<string, number>();
  const open = new Set<string>();

  const of = (id: string): number => {
    const quantity = model.quantities.get(id)!;
    if (open.has(id)) throw SpecError.of(quantity.node.path, id, 'depends on itself');
    open.add(id);
    const value = known.get(id) ?? compute(quantity);
    open.delete(id);
    known.set(id, value);
    return value;
  };

  const compute = (quantity: Quantity): number => {
    const { id, node, concentrationIn } = quantity;
    const math = model.starts.get(id) ?? model.rules.get(id);
    const stated = math ? constantOf(readMath(math, scope))! : statedValue(quantity);
    const value = math && concentrationIn !== null ? stated * of(concentrationIn) : stated;
    // A rule may have no value at the start, as a ratio of empty populations has none.
    if (!Number.isFinite(value) && !model.rules.has(id))
      throw SpecError.of(node.path, value, 'must start at a finite number');
    return value;
  };

  const statedValue = ({ kind, node, value, initialConcentration }: Quantity): number => {
    if (value !== undefined) return value;
    if (initialConcentration !== undefined)
      return initialConcentration * of(node.attributes.get('compartment')!.trim());
    const what = { species: 'an initial amount or concentration', parameter: 'a value', compartment: 'a size' }[kind];
    throw SpecError.of(node.path, 'missing', `needs ${what}`);
  };

  const scope: MathScope = {
    functions: model.functions,
    symbol: (id) => {
      const quantity = model.quantities.get(id);
      if (!quantity) return undefined;
      const amount = of(id);
      return make.number(quantity.concentrationIn === null ? amount : amount / of(quantity.concentrationIn));
    },
    time: () => make.zero,
  };
  return { of, scope };
}

/** A number of items at time 0; a product of concentration and size may be off by rounding. @throws SpecError */
export function initialCount(values: InitialValues, { id, node }: Quantity): number {
  const amount = values.of(id);
  const count = Math.round(amount);
  if (count < 0 || Math.abs(amount - count) > 1e-9 * Math.max(1, count))
    throw SpecError.of(node.path, amount, 'must start with a whole number of items');
  return count;
}
