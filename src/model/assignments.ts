import { SpecError } from '../errors.ts';
import type { Formula } from '../formula/formula.ts';

/** A quantity defined by a formula. */
export interface Assignment {
  readonly name: string;
  readonly formula: Formula;
}

/** Assignments with earlier ones put in, so that each depends on species and parameters only. @throws SpecError on a circle */
export function inlineAssignments(assignments: Record<string, string>, field: string): Record<string, string> {
  const done: Record<string, string> = {};
  const visit = (name: string, path: readonly string[]): string => {
    if (path.includes(name)) throw SpecError.of(`${field}.assignments.${name}`, assignments[name], 'depends on itself');
    done[name] ??= assignments[name]!.replace(/[\p{L}_][\p{L}\p{N}_]*/gu, (word) =>
      Object.hasOwn(assignments, word) ? `(${visit(word, [...path, name])})` : word,
    );
    return done[name]!;
  };
  return Object.fromEntries(Object.keys(assignments).map((name) => [name, visit(name, [])]));
}

/** A formula with some of its names replaced by the formulas that they stand for. */
export function replaceNames(text: string, values: Record<string, string>): string {
  return text.replace(/[\p{L}_][\p{L}\p{N}_]*/gu, (word) => (Object.hasOwn(values, word) ? `(${values[word]})` : word));
}

/** A part of a model as a user wrote it, with names replaced in all formulas within. */
export function replaceWithin<Part>(part: Part, values: Record<string, string>): Part {
  if (typeof part === 'string') return replaceNames(part, values) as Part;
  if (Array.isArray(part)) return part.map((p) => replaceWithin(p, values)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, p]) => [key, replaceWithin(p, values)])) as Part;
}
