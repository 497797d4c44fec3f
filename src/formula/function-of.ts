import { createRecent } from '../recent.ts';

/** Functions kept: some models' worth. */
const functionsKept = 1024;

const made = createRecent<unknown>(functionsKept);

/** A function of this code. The same one for the same code: it has been compiled, and a slider that moves compiles nothing. */
export function functionOf<F>(parameters: readonly string[], body: string): F {
  return made.get(`${parameters.join()}: ${body}`, () => new Function(...parameters, body)) as F;
}
