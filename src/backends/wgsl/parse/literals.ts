import type { LiteralType, NumberLiteral } from '../ast.ts';
import { refuse } from '../refuse.ts';

const SUFFIX_TYPES: Record<string, LiteralType> = { i: 'i32', u: 'u32', f: 'f32' };

/** Reads a numeric literal: decimal or hexadecimal, integer or float, with or without a type suffix. */
export function parseNumber(text: string, line: number): NumberLiteral {
  const hex = /^0[xX]/.test(text);
  const isFloat = hex ? /[.pP]/.test(text) : /[.eE]/.test(text) || text.endsWith('f');
  // In 0x1f the last f is a digit; after a binary exponent it is a suffix.
  const suffix = (hex && !/[pP]/.test(text) ? /[iu]$/ : /[iufh]$/).exec(text)?.[0] ?? '';
  if (suffix === 'h') refuse(line, `'${text}': f16 is outside the subset`);
  if (isFloat && (suffix === 'i' || suffix === 'u')) refuse(line, `'${text}' is not a number`);
  if (!hex && !isFloat && /^0\d/.test(text)) refuse(line, `'${text}': an integer has no leading zero`);
  const digits = text.slice(0, text.length - suffix.length);
  const value = hex ? hexValue(digits) : Number(digits);
  const type = SUFFIX_TYPES[suffix] ?? (isFloat ? 'abstract-float' : 'abstract-int');
  const limit = type === 'u32' ? 2 ** 32 : type === 'i32' ? 2 ** 31 : type === 'abstract-int' ? 2 ** 53 + 1 : Infinity;
  if (!(value < limit)) refuse(line, `'${text}' is out of the range of ${type}`);
  return { kind: 'number', value, type, line };
}

function hexValue(text: string): number {
  const [, whole, fraction = '', exponent = '0'] = /^0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)(?:[pP]([+-]?\d+))?$/.exec(
    text,
  )!;
  return Number(`0x${whole}${fraction}`) * 2 ** (Number(exponent) - 4 * fraction.length);
}
