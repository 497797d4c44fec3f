import { isFormulaName } from '../../formula/formula.ts';

/** The model's time has this name in triggers, so that no quantity may. */
export const timeName = 't';

const longest = 32;

const isUsable = (name: string) =>
  /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && name.length <= longest && isFormulaName(name) && name !== timeName;

/**
 * A name for every wish, distinct and allowed in formulas, the same on every call. Allowed wishes are kept, the first of
 * each; the others lose leading underscores, get an `x` before a digit and an underscore behind a word of the language,
 * and a number where that is taken.
 */
export function rename(wishes: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const names = wishes.map((wish) => {
    const kept = isUsable(wish) && !taken.has(wish);
    if (kept) taken.add(wish);
    return kept ? wish : undefined;
  });
  return names.map((kept, i) => {
    if (kept !== undefined) return kept;
    const name = firstFree(allowed(wishes[i]!), taken);
    taken.add(name);
    return name;
  });
}

function allowed(wish: string): string {
  const stem = wish.replace(/[^A-Za-z0-9_]/g, '').replace(/^_+/, '');
  const word = (/^[A-Za-z]/.test(stem) ? stem : `x${stem}`).slice(0, longest);
  return isUsable(word) ? word : `${word}_`;
}

function firstFree(word: string, taken: ReadonlySet<string>): string {
  if (!taken.has(word)) return word;
  for (let n = 2; ; n++) {
    const numbered = `${word.slice(0, longest - 1 - String(n).length)}_${n}`;
    if (!taken.has(numbered)) return numbered;
  }
}
