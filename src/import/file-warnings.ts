import { sameWorks } from './same-works.ts';
import type { ReadFile } from './table.ts';

/** What speaks against the files of one direction taken together: one loaded twice, units or temperatures that differ. */
export function fileWarnings(values: Float64Array, files: readonly ReadFile[]): string[] {
  return [...twice(values, files), ...unlike(files, 'unit'), ...unlike(files, 'temperature')];
}

const worksOf = (values: Float64Array, { first, count }: ReadFile): Float64Array =>
  values.subarray(first, first + count);

/** Files whose works are the same numbers; files of one work each have few digits in common by chance. */
function twice(values: Float64Array, files: readonly ReadFile[]): string[] {
  const met = new Map<string, ReadFile[]>();
  const warnings: string[] = [];
  for (const file of files) {
    const works = worksOf(values, file);
    const key = `${works.length} ${works[0]} ${works.at(-1)}`;
    const others = met.get(key) ?? [];
    const same = others.find((other) => sameWorks(worksOf(values, other), works) === 'equal');
    if (same) warnings.push(`${same.name} and ${file.name} hold the same works: was one file given twice?`);
    met.set(key, [...others, file]);
  }
  return warnings.length > shown
    ? [...warnings.slice(0, shown), `${warnings.length - shown} more files hold the same works as another`]
    : warnings;
}

const shown = 3;

/** What the files say of themselves, where they differ. */
function unlike(files: readonly ReadFile[], what: 'unit' | 'temperature'): string[] {
  const said = new Map<string | number, string>();
  for (const file of files) if (file[what] !== null && !said.has(file[what])) said.set(file[what], file.name);
  if (said.size < 2) return [];
  const list = [...said].map(([value, name]) => `${value}${what === 'unit' ? '' : ' K'} (${name})`).join(', ');
  return [`the files differ in ${what}: ${list}`];
}
