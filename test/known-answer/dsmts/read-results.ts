import { readFileSync } from 'node:fs';

/** Numbers of the suite's cases that lie in this folder. */
export const dsmtsCases: readonly string[] = Array.from({ length: 20 }, (_, i) => String(2 * i + 1).padStart(5, '0'));

/** Published mean and standard deviation of the amounts of a case's species. */
export interface DsmtsResults {
  readonly times: readonly number[];
  /** By SBML id. */
  readonly species: Readonly<Record<string, { readonly mean: readonly number[]; readonly sd: readonly number[] }>>;
}

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** The SBML text of a case such as `00001`. */
export const readDsmtsModel = (id: string): string => read(`${id}-sbml-l3v1.xml`);

/** The published results of a case such as `00001`. */
export function readDsmtsResults(id: string): DsmtsResults {
  const [header = [], ...rows] = read(`${id}-results.csv`)
    .trim()
    .split(/\s+/)
    .map((line) => line.split(','));
  const column = (name: string): number[] => {
    const at = header.indexOf(name);
    if (at < 0) throw new RangeError(`case ${id} has no column ${name}`);
    return rows.map((row) => Number(row[at]));
  };
  const ids = header.filter((name) => name.endsWith('-mean')).map((name) => name.slice(0, -'-mean'.length));
  const species = ids.map((name) => [name, { mean: column(`${name}-mean`), sd: column(`${name}-sd`) }]);
  return { times: column('time'), species: Object.fromEntries(species) };
}
