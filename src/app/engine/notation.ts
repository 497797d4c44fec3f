import type { Formula } from '../../formula/formula.ts';
import { parseFormula } from '../../formula/formula.ts';
import { alikeSymbols, formulaToTex } from '../../formula/mathml.ts';
import type { JumpModel } from '../../model/jump.ts';
import type { LangevinModel } from '../../model/langevin.ts';
import { flatFractions } from './flat-fractions.ts';

/** How formulas and names of a model are written in TeX. */
export interface Notation {
  readonly tex: (f: Formula) => string;
  readonly nameTex: (name: string) => string;
}

/** Names that would look alike are written out; kT is one quantity with two letters. */
export function notationOf(model: LangevinModel | JumpModel): Notation {
  const symbols = { kT: 'kT', ...alikeSymbols(namesOf(model)) };
  const tex = (f: Formula) => flatFractions(formulaToTex(f, symbols));
  return { tex, nameTex: (name) => tex(parseFormula(name, { field: name, names: [name] })) };
}

/** Names that formulas of the model may hold. */
function namesOf(model: LangevinModel | JumpModel): string[] {
  const named = [...model.controls, ...model.assignments, ...variablesOf(model)].map(({ name }) => name);
  return [...model.parameters.map(({ id }) => id), ...named];
}

function variablesOf(model: LangevinModel | JumpModel): readonly { readonly name: string }[] {
  if (model.kind === 'langevin') return [...model.coordinates, ...model.discrete];
  return model.form === 'reactions' ? model.species : model.form === 'events' ? model.variables : [];
}
