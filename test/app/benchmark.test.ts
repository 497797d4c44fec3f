import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Benchmark, BenchmarkEntry, Contestant } from '../../src/experiment/benchmark/benchmark.ts';
import { keepScreenshot, type OpenedApp, openApp, untilPhase } from './open-app.ts';

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp(true);
});
afterAll(() => app.close());

const rate = (median: number) => ({ median, slowest: 0.9 * median, fastest: 1.1 * median });

/** A backend whose rate is N/(N + half) of `most`. */
const entry = (backend: Contestant, most: number, half: number): BenchmarkEntry => ({
  ...{ backend, adapter: 'a device', software: false, workers: null, cold: 0.5, warm: 0.05 },
  points: [256, 1024, 4096, 16384].map((n) => ({ trajectories: n, rate: rate((most * n) / (n + half)) })),
  ...{ rate: rate(most), drift: null, ceiling: rate(2 * most), correct: true, wrong: [] },
});

const saved: Benchmark = {
  ...{ format: 'eddy-benchmark-1', question: 'how fast?', eddy: '0.1.0', made: '2026-01-02T03:04:05.000Z' },
  ...{ machine: 'another machine', seed: 1, steps: 1000, missing: [{ backend: 'webgl', reason: 'none here' }] },
  entries: [entry('cpu', 200, 100), entry('webgpu', 4000, 20_000)],
  crossovers: [{ faster: 'webgpu', slower: 'cpu', trajectories: 947 }],
  remarks: ['CPU slowed down by 20 % while it was measured: the machine may be heating up or busy.'],
};

const file = (content: string) => ({ name: 'saved.json', mimeType: 'application/json', buffer: Buffer.from(content) });

test('a saved benchmark is drawn with its crossover, its roofs and what spoils it', async () => {
  const page = await app.open('benchmark');
  await page.locator('input[name=benchmark]').setInputFiles(file(JSON.stringify(saved)));
  const numbers = page.locator('aside.numbers');
  const cell = (row: string, column: number) =>
    numbers.locator('tr', { hasText: row }).locator('td').nth(column).innerText();
  expect(await cell('× CPU', 1)).toBe('20');
  expect(await cell('share of that', 0)).toBe('50 %');
  const words = await numbers.innerText();
  for (const said of ['WebGPU is ahead of CPU from about 950', 'slowed down by 20 %', 'WebGL2 took no part: none here'])
    expect(words).toContain(said);
  await expect.poll(() => page.locator('throughput-chart').getAttribute('aria-label')).toContain('WebGPU 1800 million');
  expect(await page.locator('.intro').innerText()).toContain('another machine');
  await keepScreenshot(page, 'benchmark, from a file');
  await page.close();
});

test('a file that is none is refused in one line, and what was shown stays', async () => {
  const page = await app.open('benchmark');
  const input = page.locator('input[name=benchmark]');
  await input.setInputFiles(file(JSON.stringify(saved)));
  await page.locator('throughput-chart').waitFor();
  await input.setInputFiles(file('{"format": "eddy-benchmark-1", "question": 3}'));
  expect(await page.getByRole('alert').innerText()).toMatch(/^saved\.json: question: /);
  expect(await page.locator('throughput-chart').count()).toBe(1);
  await page.close();
});

test('a file that is opened before or while measuring stands beside what is measured', async () => {
  const page = await app.open('benchmark');
  await page.locator('input[name=benchmark]').setInputFiles(file(JSON.stringify(saved)));
  await page.getByText('from a file: another machine').waitFor();
  await page.getByRole('button', { name: 'Measure', exact: true }).click();
  await page.getByText('beside it: another machine').waitFor();
  await page.locator('input[name=benchmark]').setInputFiles(file(JSON.stringify({ ...saved, machine: 'a third' })));
  await page.getByText('beside it: a third').waitFor();
  expect(await page.locator('.status').getAttribute('data-phase')).toBe('running');
  await page.getByRole('button', { name: 'Stop' }).click();
  await untilPhase(page, '.status', 'stopped');
  await page.getByRole('button', { name: 'close' }).click();
  await page.getByText('a third').waitFor({ state: 'detached' });
  expect(await page.locator('throughput-chart').count()).toBe(1);
  await page.close();
});

test('back and forward lead through the pages as they were shown', async () => {
  const page = await app.open('benchmark');
  const current = page.locator('nav [aria-current=page]');
  for (const name of ['Systems', 'Benchmark', 'Your model']) await page.getByRole('link', { name }).click();
  for (const name of ['Benchmark', 'Systems', 'Benchmark']) {
    await page.goBack();
    await expect.poll(() => current.innerText()).toBe(name);
  }
  await page.goForward();
  await expect.poll(() => current.innerText()).toBe('Systems');
  expect(app.complaints).toEqual([]);
  await page.close();
});

test.each([390, 320])('on a phone of %s pixels every page can be reached', async (width) => {
  const page = await app.open('benchmark', { viewport: { width, height: 780 } });
  await page.locator('nav a').first().waitFor();
  const links = await page.locator('nav a').all();
  expect(links).toHaveLength(5);
  for (const link of links) {
    const { x, width: wide } = (await link.boundingBox())!;
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + wide).toBeLessThanOrEqual(width);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  await page.close();
});

test('measuring grows a curve, stops at once, and another benchmark stands beside it', async () => {
  const page = await app.open('benchmark');
  await page.getByRole('button', { name: 'Measure' }).click();
  await page.locator('throughput-chart').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await untilPhase(page, '.status', 'stopped');
  expect(await page.locator('.bench-table thead th[data-backend=cpu]').count()).toBe(1);
  await page.locator('input[name=benchmark]').setInputFiles(file(JSON.stringify(saved)));
  await page.getByText('beside it: another machine').waitFor();
  expect(await page.locator('.bench-table tr', { hasText: '× file' }).count()).toBe(1);
  expect(app.complaints).toEqual([]);
  await page.close();
});
