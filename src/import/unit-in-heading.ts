import { forceUnit, lengthUnit } from './mechanical-units.ts';
import { workUnit } from './units.ts';

/**
 * Unit that a heading states: in brackets (`work [kJ/mol]`, `Force (pN)`), behind a stroke or a comma (`W / kJ/mol`, `Work, kT`), or as
 * its last word (`work_kT`, `extension nm`). Energies, forces and lengths are called as Eddy calls them; what is in brackets and
 * none of them is given as it stands (`ps`). Null where nothing is said.
 */
export function unitInHeading(heading: string): string | null {
  const bracket = /[([{]([^()[\]{}]+)[)\]}]\s*$/.exec(heading)?.[1]?.trim();
  if (bracket !== undefined) return known(bracket) ?? bracket;
  for (const divider of [/^[^/]*\S\s*\/\s*(\S.*)$/, /^.*,\s*(\S.*)$/, /^.*\bin\s+(\S.*)$/]) {
    const unit = known(divider.exec(heading)?.[1] ?? '');
    if (unit) return unit;
  }
  // a last word of one letter is a name as often as a unit: `work_J`, `N`
  const last = /[\s_]([^\s_]{2,})$/.exec(heading)?.[1] ?? '';
  return known(last);
}

const known = (text: string): string | null => workUnit(text) ?? forceUnit(text) ?? lengthUnit(text);
