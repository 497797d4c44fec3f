import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleModel, firstRequest } from '../../src/app/default-requests.ts';
import { fromFragment, toFragment } from '../../src/app/link.ts';
import { openingState } from '../../src/app/opening-state.ts';
import { linkOf } from '../../src/app/page-link.ts';
import { parseRequest } from '../../src/experiment/spec.ts';

test('a request survives its link', () => {
  const requests = fc.record(
    {
      system: fc.constant('hairpin'),
      parameters: fc.dictionary(
        fc.constantFrom('tau', 'kappa', 'mu'),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        { minKeys: 1 },
      ),
      trajectories: fc.integer({ min: 1 }),
      seed: fc.oneof(fc.maxSafeNat(), fc.constant('18446744073709551615')),
      backend: fc.constantFrom('auto' as const, 'cpu' as const),
    },
    { requiredKeys: ['system'] },
  );
  fc.assert(
    fc.property(requests, (request) => {
      const link = fromFragment(`#${toFragment(request)}`);
      expect(link?.page).toBe('systems');
      expect(JSON.parse(JSON.stringify(link?.request))).toEqual(JSON.parse(JSON.stringify(request)));
    }),
  );
});

test('a model survives its link', () => {
  expect(fromFragment(toFragment(exampleModel))).toEqual({ page: 'model', request: exampleModel, refused: null });
});

test('what the app opens with is a valid request', () => {
  expect(parseRequest(firstRequest).system.id).toBe('hairpin');
  expect(parseRequest(exampleModel).system.id).toBe('model');
});

test('a fragment that names nothing is no request', () => {
  expect(fromFragment('')).toBeNull();
  expect(fromFragment('#seed=3')).toBeNull();
});

test('nothing at all is no number, and words stay as they were written', () => {
  const { request } = fromFragment('system=driven-ring&dt=&trajectories=many')!;
  expect(request).toEqual({ system: 'driven-ring', dt: '', trajectories: 'many' });
  expect(() => parseRequest({ ...request, trajectories: 100 })).toThrow(/^dt: /);
});

test.each([
  ['parameters.mu=2&parameters.f=abc&parameters.kT=x', 'parameters.f', 'abc'],
  ['parameters.f=&parameters.mu=2', 'parameters.f', ''],
  ['parameters.mu=2&parameters.f=%20', 'parameters.f', ' '],
])('of %s the first parameter that is no number is refused as it was written, and left out', (text, field, typed) => {
  const linked = fromFragment(`system=driven-ring&${text}`)!;
  expect(linked.request).toEqual({ system: 'driven-ring', parameters: { mu: 2 } });
  expect(linked.refused).toMatchObject({ field, typed, message: `${field}: ${typed} (must be a number)` });
});

test('a number beyond 2^53 is one, but for a seed, which keeps its digits', () => {
  const { request } = fromFragment('system=driven-ring&trajectories=1e99&seed=18446744073709551615')!;
  expect(request).toMatchObject({ trajectories: 1e99, seed: '18446744073709551615' });
});

test('every page has a link that leads to it', () => {
  for (const page of ['systems', 'model'] as const)
    expect(fromFragment(linkOf(openingState, page))).toEqual({
      page,
      request: openingState.requests[page],
      refused: null,
    });
  for (const page of ['gallery', 'benchmark', 'data'] as const) expect(linkOf(openingState, page)).toBe(`#${page}`);
});
