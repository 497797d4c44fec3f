/** The things last asked for, by name. */
export interface Recent<T> {
  /** What is kept under the name, else what `make` makes; `forget` takes that out again. */
  get(name: string, make: (forget: () => void) => T): T;
}

/** @param most things kept; beyond them that goes which has not been asked for longest */
export function createRecent<T>(most: number): Recent<T> {
  const kept = new Map<string, T>();
  return {
    get(name, make) {
      const forget = () => {
        if (kept.get(name) === thing) kept.delete(name);
      };
      const thing = kept.has(name) ? kept.get(name)! : make(() => forget());
      kept.delete(name);
      kept.set(name, thing);
      if (kept.size > most) kept.delete(kept.keys().next().value!);
      return thing;
    },
  };
}
