import { compileFormula } from '../../src/formula/evaluate.ts';
import { parseFormula } from '../../src/formula/formula.ts';
import type { ReactionsSpec } from '../../src/model/jump-spec.ts';

/** Reads the bracketed propensity of a reaction text, so that tests need not the parser of the model. */
export function propensity(spec: ReactionsSpec, index: number): (populations: Record<string, number>) => number {
  const text = /\[(.*)\]/.exec(spec.reactions[index]!)![1]!;
  const parameters = spec.parameters as Record<string, number>;
  const species = Object.keys(spec.species);
  const assigned = Object.entries(spec.assignments ?? {});
  const names = [...species, ...Object.keys(parameters)];
  const compile = (formula: string, known: string[]) =>
    compileFormula(parseFormula(formula, { field: 'test', names: known }), known);
  const rules = assigned.map(([, formula]) => compile(formula, names));
  const rate = compile(text, [...names, ...assigned.map(([name]) => name)]);
  return (populations) => {
    const known = [...species.map((s) => populations[s]!), ...Object.values(parameters)];
    return rate(...known, ...rules.map((rule) => rule(...known)));
  };
}

/** The two sides of a reaction text, `2 P -> P2`. */
export const sides = (spec: ReactionsSpec, index: number): string => spec.reactions[index]!.split(' :')[0]!;
