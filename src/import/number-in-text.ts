const number = /^[+-]?(\d+\.?\d*|\.\d+)([ed][+-]?\d+)?$/i;
const missing = /^[+-]?(nan|nan\(ind\)|1\.#qnan|1\.#ind|na|n\/a|null|none|inf|infinity|)$/i;

/**
 * What a cell says: a number, NaN where it says that there is no finite one (`nan`, `inf`, `1e999`, nothing at all), or null where
 * it is text.
 */
export function numberInText(cell: string, decimalComma: boolean): number | null {
  const plain = cell.trim().replace(/^[−–]/, '-');
  const pointed = decimalComma ? plain.replace(',', '.') : plain;
  if (number.test(pointed)) {
    const value = Number(pointed.replace(/d/i, 'e'));
    return Number.isFinite(value) ? value : Number.NaN;
  }
  return missing.test(plain) ? Number.NaN : null;
}
