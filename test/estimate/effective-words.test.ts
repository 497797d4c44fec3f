import { expect, test } from 'vitest';
import { countingText, effectiveWorksText } from '../../src/estimate/effective-words.ts';
import { estimateWorks } from '../../src/estimate/estimate-works.ts';

test('one work is one work', () => {
  expect([1, 1.04, 4, 99.94, 250.3].map(effectiveWorksText)).toEqual([
    ...['1 effective work', '1 effective work', '4.0 effective works', '99.9 effective works', '250 effective works'],
  ]);
  expect(countingText(1, 1)).toBe('there is one work only');
  expect(countingText(10, 1.02)).toBe('of 10 works only one counts effectively');
  expect(countingText(10, 4)).toBe('of 10 works 4.0 count effectively');
});

test.each([[[3]], [[3, 3, 3]], [[3, 40]]])('warnings about the works %j are sentences', (forward) => {
  const { warnings } = estimateWorks(Float64Array.from(forward), null);
  expect(warnings.length).toBeGreaterThan(0);
  expect(warnings.join('\n')).not.toMatch(/\b1 works|1\.0 (count|effective works)/);
});
