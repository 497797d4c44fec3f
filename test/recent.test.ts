import { expect, test } from 'vitest';
import { createRecent } from '../src/recent.ts';

test('what was asked for last is kept, what failed is not', () => {
  const made: string[] = [];
  const recent = createRecent<string>(2);
  const get = (name: string) =>
    recent.get(name, () => {
      made.push(name);
      return name;
    });
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) expect(get(name)).toBe(name);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
  let drop = () => {};
  recent.get('d', (forget) => {
    drop = forget;
    return 'd';
  });
  drop();
  expect(get('d')).toBe('d');
  expect(made.at(-1)).toBe('d');
});
