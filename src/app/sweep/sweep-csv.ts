import type { SweptNumber, SweptQuantity } from './quantities.ts';

/** A quantity over a sweep as CSV, a line a value; what is not known is an empty cell, beside it why. */
export function sweepCsv(name: string, { id }: SweptQuantity, numbers: readonly SweptNumber[]): string {
  const head = [name, id, 'standardError', 'expected', 'z', 'holds', 'reason'];
  const lines = numbers.map(({ value, measured, standardError, expected, z, holds, reason }) =>
    [value, measured, standardError, expected, z, holds, reason].map(cell),
  );
  return `${[head, ...lines].map((line) => line.join(',')).join('\n')}\n`;
}

const cell = (x: number | boolean | string | null): string => {
  const text = String(x ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
