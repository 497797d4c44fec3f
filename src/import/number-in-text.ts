const number = /^[+-]?(\d+\.?\d*|\.\d+)([ed][+-]?\d+)?$/i;
const infinite = /^([+-]?)(inf|infinity|1\.#inf)$/i;
const missing = /^[+-]?(nan|nan\(ind\)|1\.#qnan|1\.#ind|na|n\/a|null|none|)$/i;

/**
 * What a cell says: a number (`inf` and `1e999` are infinite ones), NaN where it says that there is none (`nan`, `NA`, nothing at all),
 * or null where it is text.
 */
export function numberInText(cell: string, decimalComma: boolean): number | null {
  const plain = cell.trim().replace(/^[−–]/, '-');
  const pointed = decimalComma ? plain.replace(',', '.') : plain;
  if (number.test(pointed)) return Number(pointed.replace(/d/i, 'e'));
  const sign = infinite.exec(plain)?.[1];
  if (sign !== undefined) return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return missing.test(plain) ? Number.NaN : null;
}
