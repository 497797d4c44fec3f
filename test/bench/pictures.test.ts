import { describe, expect, test } from 'vitest';
import { barChart } from '../../bench/chart/bars.ts';
import { speedChart } from '../../bench/chart/speed-chart.ts';
import { growthPicture } from '../../bench/growth/growth-picture.ts';
import { growth, speed } from './examples.ts';

const bar = (name: string, value: number) => ({ name, value, lowest: value, highest: value, note: '', ours: false });

describe('bars', () => {
  const svg = barChart({ title: 'a < b', subtitle: '', unit: 'things', bars: [bar('short', 25), bar('long', 100)] });
  const lengths = [...svg.matchAll(/<rect x="284" [^>]* width="([\d.]+)"/g)].map((found) => Number(found[1]));

  test('are as long as their values, the longest first', () => {
    expect(lengths).toHaveLength(2);
    expect(lengths[0]! / lengths[1]!).toBeCloseTo(4, 3);
    expect(svg.indexOf('>long<')).toBeLessThan(svg.indexOf('>short<'));
  });

  test('have names as text, not as markup', () => expect(svg).toContain('a &lt; b'));
});

test('the chart has every program whose answer was right, with its ratio', () => {
  const svg = speedChart(speed, 'made up');
  expect(svg).toContain('vector C++ f32');
  expect(svg).toContain('28 × numpy');
  expect(svg).not.toContain('gpu.js');
});

test('the picture of growth says its exponents and its units', () => {
  const svg = growthPicture(growth, 'made up');
  expect(svg.match(/exponent 1\.000 ± 0\.000/g)).toHaveLength(2);
  for (const title of ['time / s', 'memory / MiB', 'trajectories', 'steps']) expect(svg).toContain(`>${title}<`);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});

test.each([speedChart(speed, ''), growthPicture(growth, '')])('pictures are whole in light and in dark', (svg) => {
  expect(svg).toContain('prefers-color-scheme: dark');
  expect(svg.match(/<svg/g)!.length).toBe(svg.match(/<\/svg>/g)!.length);
});
