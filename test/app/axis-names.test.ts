import { expect, test } from 'vitest';
import { inUnit, inUnitShort } from '../../src/app/text/in-unit.ts';

test('two quantities of one picture that would look alike stand on its axes as they are written', () => {
  const page = ['alpha', 'α', 'beta'];
  expect(page.map((name) => inUnit(name, 'nm', page))).toEqual(['alpha / nm', 'α / nm', 'β / nm']);
  expect(page.map((name) => inUnitShort(name, '', page))).toEqual(['alpha', 'α', 'β']);
});
