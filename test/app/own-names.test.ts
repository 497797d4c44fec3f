import { expect, test } from 'vitest';
import { quantitiesOf } from '../../src/app/sweep/quantities.ts';
import { lawNames } from '../../src/app/text/law-names.ts';
import { ownNames } from '../../src/app/text/own-names.ts';

const model = { states: ['A', 'B'], currents: { bar: 'A -> B', msd: 'B -> A' }, sequences: { y: 'A B' } };
const law = (id: string) => ({ id, kind: 'equality', unit: '', statement: `says of ${id}` }) as const;

test('what a user has named is not called like a law that is known under that name', () => {
  const own = ownNames(model);
  expect(own).toEqual(['bar', 'msd', 'y']);
  expect(lawNames(['bar', 'msd', 'mean-y', 'tur-bar'], own)).toEqual(['bar', 'msd', '⟨y⟩', 'TUR bar']);
  expect(lawNames(['bar', 'msd', 'mean-y'])).toEqual(['Bennett', 'Diffusion', '⟨Y⟩']);
});

test('and in a sweep it does not take the meaning of an estimator', () => {
  const asked = { name: 'k', from: 0, to: 1, count: 2, logarithmic: false, trajectories: null };
  const quantity = (own: string[], laws: string[], estimates: string[]) =>
    quantitiesOf({
      ...{ asked, phase: 'finished', failure: null, show: null },
      decided: { values: [0], trajectories: 1, leading: null, laws: laws.map(law), own },
      points: [{ value: 0, result: { laws: [], estimates: estimates.map((id) => ({ id, unit: '' })) }, refused: null }],
    } as unknown as Parameters<typeof quantitiesOf>[0]).map(({ name, statement }) => [name, statement]);
  expect(quantity(['bar'], ['bar'], [])).toEqual([['bar', 'says of bar']]);
  expect(quantity(['bar'], [], ['bar'])).toEqual([['bar', '']]);
  expect(quantity([], [], ['bar'])[0]![1]).toMatch(/^Bennett’s acceptance ratio/);
});
