import { UnsupportedError } from '../../errors.ts';
import type { Kernel } from '../backend.ts';
import { columnsInTexel } from './fragment.ts';
import { translate } from './glsl/translate.ts';

/** Textures that a fragment shader may write at once on every WebGL2 device that is not a museum piece. */
const outputs = 8;

/** Numbers that a trajectory may carry. */
const mostColumns = columnsInTexel * outputs;

/** Why WebGL2 cannot run a kernel, in words that follow its name; null where it can. */
export function webglRefusal(kernel: Kernel): string | null {
  if (kernel.field) return 'has no atomic additions, which density and current on a grid need';
  const count = kernel.columns.length;
  if (count > mostColumns) return `writes ${mostColumns} numbers a trajectory at most, this carries ${count}`;
  try {
    for (const entry of ['initialise', 'advance']) translate(kernel.source, entry);
    return null;
  } catch (error) {
    if (error instanceof UnsupportedError) return `does not take this kernel: ${error.message}`;
    throw error;
  }
}
