import type { Process } from '../src/backends/backend.ts';

/** A process with all of its control values, to be compared with another. */
export const numbersOf = ({ controls, ...numbers }: Process) => ({
  ...numbers,
  controls: controls.read(0, controls.rows).slice(),
});
