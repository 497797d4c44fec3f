import { expect, test } from 'vitest';
import { prose } from '../../src/app/text/prose.ts';

/** What a template says, without its marks. */
const said = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(said).join('');
  if (typeof value !== 'object' || value === null) return String(value);
  const { strings, values } = value as { strings: string[]; values: unknown[] };
  return strings.map((s, i) => s + (i < values.length ? said(values[i]) : '')).join('');
};

test('estimators are named where they are meant, and nothing that begins like one', () => {
  expect(said(prose('bar rests on little; a barrier is none'))).toBe('BAR rests on little; a barrier is none');
  expect(said(prose('jarzynski-forward is not to be trusted'))).toBe('Jarzynski forward is not to be trusted');
});

test('symbols are set as such', () =>
  expect(said(prose('P_F(W) and P_R(−W)'))).toBe('<i>P</i><sub>F</sub>(W) and <i>P</i><sub>R</sub>(−W)'));
