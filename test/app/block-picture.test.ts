import { expect, test } from 'vitest';
import { blockAnswer } from '../../src/app/chart/block-answer.ts';
import { type BlockPicture, lawLines, worksOfLaw } from '../../src/app/chart/block-picture.ts';
import { blockCurves } from '../../src/report/block-curves.ts';

const works = [1, 2, 4, 8];
const series = (bias: number, spread: number) => ({
  mean: works.map((n) => 5 + bias / n),
  meanError: works.map(() => 0.02),
  spread: works.map((n) => spread / Math.sqrt(n)),
  spreadError: works.map(() => 0.01),
  blocks: [64, 32, 16, 8],
});
const known = (value: number | null) => ({ value });
const picture: BlockPicture = {
  counted: 'pulls',
  works,
  estimates: {
    'jarzynski-forward': series(0.4, 0.2),
    'jarzynski-reverse': series(-0.4, 0.2),
    'cumulant-3': series(1, 1),
    bar: { ...series(0, 0.1), mean: [5.01, 4.99, null, Number.NaN] },
  },
  reference: { id: 'exact', name: 'exact ΔF', value: 5, standardError: 0 },
  laws: {
    forward: { dissipatedWork: known(0.4), weightVariance: known(1.5), samplesNeeded: known(1.6) },
    reverse: { dissipatedWork: known(0.5), weightVariance: known(null), samplesNeeded: known(null) },
  },
  have: 64,
};
const all = new Set<string>();

test('biases are shown as far as they are told from 0, then bounded', () => {
  const [forward, reverse, bar] = blockCurves(picture, 'bias', all);
  expect(forward!.points.map((p) => p.value)).toEqual([expect.closeTo(0.4), expect.closeTo(0.2), expect.closeTo(0.1)]);
  expect(forward!.bound).toEqual({ n: 8, value: expect.closeTo(0.05), error: 0.02 });
  expect(reverse!.points).toHaveLength(3);
  expect([bar!.points, bar!.bound]).toEqual([[], null]);
});

test('a reference with an error of its own widens them', () => {
  const rough = { ...picture, reference: { id: 'bar', name: 'ΔF by BAR', value: 5, standardError: 0.04 } };
  expect(blockCurves(rough, 'bias', all)[0]!.points).toHaveLength(2);
});

test('scatters are all shown; hidden and minor estimators, and few blocks, are not', () => {
  expect(blockCurves(picture, 'scatter', all).map((c) => [c.style.id, c.points.length])).toEqual([
    ['jarzynski-forward', 4],
    ['jarzynski-reverse', 4],
    ['bar', 4],
  ]);
  expect(blockCurves(picture, 'scatter', new Set(['bar', 'jarzynski-forward'])).map((c) => c.style.id)).toEqual([
    'jarzynski-reverse',
  ]);
  const few = { ...series(1, 1), blocks: [16, 8, 4, 2] };
  expect(blockCurves({ ...picture, estimates: { bar: few } }, 'scatter', all)[0]!.points).toHaveLength(2);
});

test('laws are lines from where they hold; unknown ones are left out', () => {
  const bias = lawLines(picture, 'bias', all);
  expect(bias.map((l) => [l.name, l.style.id, l.factor, l.power, l.from])).toEqual([
    ['large N', 'jarzynski-forward', 0.75, 1, 1.5],
    ['near equilibrium', 'jarzynski-forward', 0.4, 1, 1],
    ['near equilibrium', 'jarzynski-reverse', 0.5, 1, 1],
  ]);
  expect(lawLines(picture, 'scatter', all)).toMatchObject([{ factor: Math.sqrt(1.5), power: 0.5, from: 1.5 }]);
  expect(worksOfLaw(picture, all)).toMatchObject([{ n: 1.6 }]);
  expect(lawLines(picture, 'bias', new Set(['jarzynski-forward']))).toHaveLength(1);
});

test('the answer in words', () => {
  expect(blockAnswer(picture, 'bias')).toBe('Pulls for less than 0.1 kT: Jarzynski → 6, Jarzynski ← 6, BAR 1.');
  expect(blockAnswer({ ...picture, counted: 'works' }, 'scatter')).toBe(
    'Works for less than 0.1 kT: Jarzynski → 4, Jarzynski ← 4, BAR 1.',
  );
  expect(blockAnswer({ ...picture, estimates: {} }, 'bias')).toBe('');
  expect(blockAnswer({ ...picture, have: 40 }, 'scatter')).toBe('');
  const alike = { 'jarzynski-forward': { ...series(0, 0), meanError: works.map(() => Number.NaN) } };
  for (const quantity of ['bias', 'scatter'] as const)
    expect(blockAnswer({ ...picture, estimates: alike }, quantity)).toBe('');
  const own = { ...picture.reference, id: 'jarzynski-forward' };
  expect(blockAnswer({ ...picture, reference: own }, 'bias')).toMatch(/^Nothing but these pulls to compare with/);
});
