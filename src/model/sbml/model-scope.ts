import { SpecError } from '../../errors.ts';
import * as make from '../../formula/construct.ts';
import type { MathScope } from './read-math.ts';
import { timeName } from './rename.ts';
import type { SbmlModel } from './sbml-model.ts';

/**
 * What identifiers mean while the model runs: quantities by their names, and a species that stands for its
 * concentration as amount / size.
 *
 * @param mentioned gets the ids of the quantities that occur
 * @param reaction whose local parameters hide quantities of the same id
 * @param timeRule why time may not occur; without it, time is `t`
 */
export function modelScope(
  model: SbmlModel,
  mentioned: Set<string>,
  { reaction, timeRule }: { reaction?: string; timeRule?: string } = {},
): MathScope {
  const nameOf = (id: string) => {
    mentioned.add(id);
    return make.name(model.quantities.get(id)!.name);
  };
  return {
    functions: model.functions,
    symbol: (id) => {
      const local = reaction === undefined ? undefined : model.quantities.get(`${reaction}.${id}`);
      const quantity = local ?? model.quantities.get(id);
      if (!quantity || id.includes('.')) return undefined;
      const e = nameOf(quantity.id);
      return quantity.concentrationIn === null ? e : make.divide(e, nameOf(quantity.concentrationIn));
    },
    time: (at) => {
      if (timeRule !== undefined) throw SpecError.of(at.path, 'time', timeRule);
      return make.name(timeName);
    },
  };
}
