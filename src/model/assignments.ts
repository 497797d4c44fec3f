import { SpecError } from '../errors.ts';

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
  for (const name of Object.keys(assignments)) visit(name, []);
  return done;
}

/** A formula with some of its names replaced by the formulas that they stand for. */
export function replaceNames(text: string, values: Record<string, string>): string {
  return text.replace(/[\p{L}_][\p{L}\p{N}_]*/gu, (word) => (Object.hasOwn(values, word) ? `(${values[word]})` : word));
}
