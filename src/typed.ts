/**
 * What people type or paste with the signs that the program itself prints, in those of keyboards: `−1.5·10⁻³` becomes `-1.5*10^-3`. All
 * else stays as it is. A blank ends a power, so that digits behind it are no part of it: `x²3` is refused, not x²³.
 */
export const plainSigns = (text: string): string =>
  text
    .replaceAll('−', '-')
    .replace(/[·⋅×]/g, '*')
    .replace(/[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (power) => `^${Array.from(power, plainDigit).join('')} `)
    .trimEnd();

/** A number as it is written or printed, `−1.5`, `2·10⁻³` or `10⁻³`; NaN where the text is none, as nothing at all is. */
export function typedNumber(text: string): number {
  const plain = plainSigns(text.trim()).replace(
    /^([+-]?)(?:([\d.]+)\*)?10\^/,
    (_, sign: string, times = '1') => `${sign}${times}e`,
  );
  return plain === '' ? Number.NaN : Number(plain);
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻';
const plainDigit = (c: string): string => '0123456789+-'[raised.indexOf(c)]!;
