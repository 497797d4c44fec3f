import { plainNumber } from '../with-error.ts';

/** Marks of a logarithmic axis: over less than two decades the first digits, too, else powers of ten alone. */
export const logMarks = (low: number, high: number) =>
  high / low < 100 ? (value: number) => plainNumber(value) : (value: number) => powerOfTen(value);

/** A mark of a logarithmic axis: 1, 10, then 10², 10³ …; others without text. */
function powerOfTen(value: number): string {
  const exponent = Math.round(Math.log10(value));
  if (Math.abs(value / 10 ** exponent - 1) > 1e-9) return '';
  if (Math.abs(exponent) <= 1) return plainNumber(value);
  return `10${String(exponent).replace(/[-\d]/g, (c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]!))}`;
}
