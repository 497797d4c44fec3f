import { SpecError } from '../errors.ts';
import { toKT } from '../import/units.ts';
import type { ThermalScale } from './thermal-scale.ts';
import type { WorkSide } from './work-side.ts';

/** Works of all files of a direction in kT. @throws SpecError where none of them can be a work */
export function worksInKT({ side, values, files }: WorkSide, scale: ThermalScale, sign: 1 | -1): Float64Array {
  if (!values.some((w) => sign * w > Number.NEGATIVE_INFINITY))
    throw SpecError.of(`--${side}`, files[0]!.name, 'holds works of −∞ alone');
  if (scale.kT !== null) return toKT(values, scale.kT, sign);
  const all = new Float64Array(values.length);
  for (const file of files)
    all.set(toKT(values.subarray(file.first, file.first + file.count), scale.kTOf(file), sign), file.first);
  return all;
}
