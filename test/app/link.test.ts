import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleModel, firstRequest } from '../../src/app/default-requests.ts';
import { fromFragment, toFragment } from '../../src/app/link.ts';
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
