import type { LoweredEntry } from '../lower/entry.ts';
import type { Shape } from './emission.ts';
import { list, section, unsigned, utf8 } from './encode.ts';
import { emitKernel } from './kernel.ts';
import { I32 } from './opcodes.ts';

const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const FUNCTION_TYPE = 0x60;
const [TYPES, IMPORTS, FUNCTIONS, EXPORTS, CODE] = [1, 2, 3, 7, 10];

/** A WebAssembly module that exports every entry point under its own name and imports `env.memory` of one page or more. */
export function emitModule(entries: readonly LoweredEntry[], shape: Shape, buffers: number): Uint8Array<ArrayBuffer> {
  const parameters = Array.from({ length: 2 + buffers }, () => [I32]);
  const signature = [FUNCTION_TYPE, ...list(parameters), 0];
  const memory = [...utf8('env'), ...utf8('memory'), 2, 0, 1];
  const exports = entries.map(({ name }, i) => [...utf8(name), 0, ...unsigned(i)]);
  const bodies = entries.map((entry) => emitKernel(entry, shape, buffers));
  return new Uint8Array(
    HEADER.concat(
      section(TYPES, list([signature])),
      section(IMPORTS, list([memory])),
      section(FUNCTIONS, list(entries.map(() => [0]))),
      section(EXPORTS, list(exports)),
      section(CODE, list(bodies)),
    ),
  );
}
