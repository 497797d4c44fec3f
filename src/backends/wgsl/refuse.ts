import { UnsupportedError } from '../../errors.ts';

/**
 * Stops compilation: the source is wrong or leaves the subset.
 *
 * @param line 1-based line of the WGSL source
 * @throws UnsupportedError, always, as `WGSL line 12: …`
 */
export function refuse(line: number, what: string): never {
  throw new UnsupportedError(`WGSL line ${line}: ${what}`);
}
