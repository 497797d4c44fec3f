/** What is sent to each worker once, and called by number from then on. */
export interface SentByNumber<T> {
  /**
   * The number of a value, whether the worker does not hold it yet, and which number it shall forget then.
   *
   * @param held numbers that the worker holds, the latest last; brought up to date
   */
  use(held: number[], value: T): { readonly number: number; readonly fresh: boolean; readonly forget?: number };
}

/** @param most how many a worker holds */
export function createSentByNumber<T extends object>(most: number): SentByNumber<T> {
  const numbers = new WeakMap<T, number>();
  let next = 0;
  return {
    use(held, value) {
      const number = numbers.get(value) ?? next++;
      numbers.set(value, number);
      const at = held.indexOf(number);
      if (at >= 0) held.splice(at, 1);
      held.push(number);
      const fresh = at < 0;
      return fresh && held.length > most ? { number, fresh, forget: held.shift()! } : { number, fresh };
    },
  };
}
