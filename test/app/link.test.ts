import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openingState } from '../../src/app/actions.ts';
import { exampleModel, firstRequest } from '../../src/app/default-requests.ts';
import { fromFragment, toFragment } from '../../src/app/link.ts';
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
  expect(fromFragment(toFragment(exampleModel))).toEqual({ page: 'model', request: exampleModel });
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
  const { request } = fromFragment('system=driven-ring&parameters.f=&parameters.mu=%20&dt=&trajectories=many')!;
  expect(request).toMatchObject({ parameters: { f: Number.NaN, mu: Number.NaN }, dt: '', trajectories: 'many' });
  expect(() => parseRequest({ ...request, trajectories: 100 })).toThrow(/^parameters\.f: /);
});

test('a number beyond 2^53 is one, but for a seed, which keeps its digits', () => {
  const { request } = fromFragment('system=driven-ring&trajectories=1e99&seed=18446744073709551615')!;
  expect(request).toMatchObject({ trajectories: 1e99, seed: '18446744073709551615' });
});

test('every page has a link that leads to it', () => {
  for (const page of ['systems', 'model'] as const)
    expect(fromFragment(linkOf(openingState, page))).toEqual({ page, request: openingState.requests[page] });
  for (const page of ['gallery', 'benchmark', 'data'] as const) expect(linkOf(openingState, page)).toBe(`#${page}`);
});
