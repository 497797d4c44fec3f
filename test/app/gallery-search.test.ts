import { expect, test } from 'vitest';
import { catalogue } from '../../src/app/engine/catalogue.ts';
import { firstStatement } from '../../src/app/gallery/first-statement.ts';
import { search } from '../../src/app/gallery/search.ts';

const all = catalogue();
const found = (question: string) => search(all, question).map((s) => s.id);

test('an empty question finds all, in their order', () => {
  expect(found('  ')).toEqual(all.map((s) => s.id));
});

test('titles, ids, summaries and sources are searched, whatever the case and the accents', () => {
  expect(found('SCHLOGL')).toContain('schlogl');
  expect(found('driven-ring')).toContain('driven-ring');
  expect(found('eddy')).toContain('gyrator');
  expect(found('Hopfield')).toContain('proofreading');
});

test('dashes and quotes are those of any keyboard', () => {
  const titled = (quote: string, dash: string) => [{ ...all[0]!, title: `Schlögl${quote}s law, Hatano${dash}Sasa` }];
  for (const quote of ["'", '’'])
    for (const dash of ['-', '–', '‑'])
      for (const question of ["schlogl's hatano-sasa", 'Schlögl’s', 'Hatano–Sasa'])
        expect(search(titled(quote, dash), question)).toHaveLength(1);
});

test('every word must occur', () => {
  const both = found('bit jumps');
  expect(both).toContain('bit-erasure-discrete');
  expect(both).not.toContain('bit-erasure');
  expect(found('perpetuum mobile')).toEqual([]);
});

test('a first statement ends at a full stop, colon, semicolon or question mark, not within a number', () => {
  expect(firstStatement('One. Two.')).toBe('One.');
  expect(firstStatement('A bit is stored: left is 0.')).toBe('A bit is stored.');
  expect(firstStatement('Rates of 0.5 hold; others do not.')).toBe('Rates of 0.5 hold.');
  expect(firstStatement('How sharp? Very.')).toBe('How sharp?');
});

test('the first statement of every system is a short sentence', () => {
  for (const { id, summary } of all) {
    const said = firstStatement(summary);
    expect(said, id).toMatch(/^\p{Lu}.*[.?]$/u);
    expect(said.length, id).toBeGreaterThan(18);
    expect(said.length, id).toBeLessThan(160);
  }
});
