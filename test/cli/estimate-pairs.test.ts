import { beforeAll, describe, expect, test } from 'vitest';
import { gaussianWorks } from '../estimate/gaussian-works.ts';
import { build, eddy, eddyJson, scratch } from './eddy.ts';

const { write } = scratch();
beforeAll(build);

const deltaF = -3.2;
/** Files of a protocol whose works scatter by σ. */
function pair(name: string, sigma: number, wrong = 0): string[] {
  const { forward, reverse } = gaussianWorks(name.length, 800, 600, sigma, deltaF);
  const text = (works: Float64Array) => works.join('\n');
  return ['--pair', write(`${name}-f.csv`, text(forward.map((w) => w + wrong))), write(`${name}-r.csv`, text(reverse))];
}

describe('eddy estimate --pair', () => {
  test('puts protocols together', async () => {
    const answer = await eddyJson('estimate', ...pair('slow', 1), ...pair('quick', 2.5));
    expect(answer.estimates.map((e: { id: string; unit: string }) => [e.id, e.unit])).toEqual([
      ['bar-joint', 'kT'],
      ['bar-pooled', 'kT'],
    ]);
    for (const { value, standardError } of answer.estimates)
      expect(Math.abs(value - deltaF)).toBeLessThan(4.5 * standardError);
    expect(answer.protocols).toHaveLength(2);
    expect(answer.protocols[1]).toMatchObject({
      forward: { file: 'quick-f.csv', works: 800 },
      reverse: { file: 'quick-r.csv', works: 600 },
    });
    expect(answer.degrees).toBe(1);
    expect(answer.warnings).toEqual([]);
    const { code, stdout } = await eddy('estimate', ...pair('slow', 1), ...pair('quick', 2.5));
    expect(code).toBe(0);
    expect(stdout).toMatch(/slow-f\.csv and slow-r\.csv +800 and 600/);
  });

  test('says when protocols disagree', async () => {
    const answer = await eddyJson('estimate', ...pair('slow', 1), ...pair('wrong', 1, 2));
    expect(answer.warnings.join('\n')).toMatch(/protocols do not agree within their errors/);
  });

  test.each<[string, () => string[], RegExp]>([
    ['half a pair', () => pair('slow', 1).slice(0, 2), /--pair: .*slow-f\.csv \(must be two files/],
    [
      'a pair and --forward',
      () => [...pair('slow', 1), '--forward', 'x.csv'],
      /--pair: .*cannot be combined with --forward/,
    ],
    ['a wrong sign', () => [...pair('slow', 1), '--reverse-sign', 'up'], /--reverse-sign: up/],
  ])('refuses %s', async (_, options, message) => {
    const { code, stderr } = await eddy('estimate', ...options());
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
