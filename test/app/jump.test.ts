import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepScreenshot, type OpenedApp, openApp, untilRun } from './open-app.ts';
import { pixelsOf } from './pixels.ts';

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp(false);
});
afterAll(() => app.close());

const small = 'trajectories=20000&backend=cpu';
const balanced = 'parameters.kAB=1&parameters.kBC=1&parameters.kCA=1';

/** `0.3335(4)` as value and error. */
function readCompact(text: string): { value: number; error: number; digit: number } {
  const [, value = '', error = ''] = /^([−\d.]+)\(([\d.]+)\)$/.exec(text.trim()) ?? [];
  const decimals = value.split('.')[1]?.length ?? 0;
  const digit = 10 ** -decimals;
  return { value: Number(value.replace('−', '-')), error: Number(error) * digit, digit };
}

async function savedResult(page: Page) {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save result' }).click();
  return JSON.parse(readFileSync(await (await waiting).path(), 'utf8'));
}

const textOf = (page: Page, selector: string) => page.locator(selector).first().textContent();

test('a state that no trajectory is in has a bound, and a current without jumps no spread', async () => {
  const model = {
    states: ['A', 'B', 'C', 'D'],
    transitions: ['A <-> B : 1, 1', 'B <-> C : 1, 1', 'C <-> A : 1, 1', 'C <-> D : 1e-9, 1'],
    currents: { rare: 'C -> D' },
  };
  const page = await app.open(`model=${encodeURIComponent(JSON.stringify(model))}&duration=5&${small}`);
  await untilRun(page, 'finished');
  const row = page.locator('tr[data-law=probability-D]');
  expect(await row.innerText()).not.toMatch(/±/);
  expect(await row.locator('+ tr').innerText()).toMatch(/in none of 20000 trajectories: below 0\.00015 at 95 %/);
  const rare = page.locator('tr[data-law=rare]');
  expect((await rare.locator('td').first().innerText()).trim()).toBe('0');
  expect(await rare.locator('.verdict').innerText()).toMatch(/holds$/);
  expect(await rare.locator('+ tr').innerText()).toMatch(/no spread between 20000 trajectories/);
  expect(await page.locator('body').innerText()).not.toMatch(/± \?/);
  await page.close();
});

test('a driven triangle: discs, bands and arrows, with the numbers of the result', async () => {
  const page = await app.open(`system=triangle&${small}`);
  await untilRun(page, 'finished');
  await page.locator('[data-edge="A B"] .net').waitFor();
  expect(await page.locator('.states [data-state]').count()).toBe(3);
  expect(await page.locator('.states .net').count()).toBe(3);
  const result = await savedResult(page);
  const estimate = (id: string) => result.estimates.find((e: { id: string }) => e.id === id);
  for (const state of ['A', 'B', 'C']) {
    const shown = readCompact((await textOf(page, `[data-state="${state}"] .number`))!);
    expect(Math.abs(shown.value - estimate(`probability-${state}`).value)).toBeLessThan(0.51 * shown.digit);
    const areas = await page
      .locator(`[data-state="${state}"] circle`)
      .evaluateAll((circles) => circles.map((c) => Number(c.getAttribute('r')) ** 2));
    // The measured disc against the exact one, whose probability is 1/3.
    expect(areas[0]! / areas[1]!).toBeCloseTo(3 * estimate(`probability-${state}`).value, 2);
  }
  const net = readCompact((await textOf(page, '[data-numbers="A B"] .number'))!);
  expect(Math.abs(net.value - (estimate('AB').value - estimate('BA').value))).toBeLessThan(0.51 * net.digit);
  const jumps = await page.locator('[data-numbers="A B"] .beside').last().textContent();
  const all = readCompact(jumps!.replace('of ', ''));
  expect(Math.abs(all.value - (estimate('AB').value + estimate('BA').value))).toBeLessThan(0.51 * all.digit);
  // What is asked for beyond the request is not part of it.
  expect(result.estimates.map((e: { id: string }) => e.id).filter((id: string) => /edge|picture/.test(id))).toEqual([]);
  expect(result.spec.model).toBeUndefined();
  await keepScreenshot(page, 'triangle');
  await page.close();
});

test('the arrows vanish as the triangle comes to equilibrium', async () => {
  const page = await app.open(`system=triangle&${small}`);
  await untilRun(page, 'finished');
  await page.locator('.states .net').first().waitFor();
  for (const rate of ['kAB', 'kBC', 'kCA']) {
    await page.locator(`input[name=${rate}]`).fill('1');
    await page.keyboard.press('Enter');
  }
  await page.locator('.states .said').waitFor();
  await untilRun(page, 'finished');
  expect(await textOf(page, '.states .said')).toBe('no net current');
  expect(await page.locator('.states .net').count()).toBe(0);
  expect(await page.locator('.states .traffic').count()).toBe(3);
  await keepScreenshot(page, 'triangle in equilibrium');
  await page.close();
});

test('a fluctuation theorem is drawn with its slope, at equilibrium too', async () => {
  const page = await app.open(`system=triangle&${small}`);
  await untilRun(page, 'finished');
  const label = () => page.locator('fluctuation-chart').getAttribute('aria-label');
  await expect.poll(label).toMatch(/exact 1; .*current/);
  const [, slope = ''] = /current ([\d.()]+)$/.exec((await label())!) ?? [];
  const { value, error } = readCompact(slope);
  expect(Math.abs(value - 1)).toBeLessThan(4.5 * error);
  expect((await pixelsOf(page, 'fluctuation-chart', '--forward')).count).toBeGreaterThan(50);
  await page.close();
  const still = await app.open(`system=triangle&${balanced}&${small}`);
  await untilRun(still, 'finished');
  await expect.poll(() => still.locator('fluctuation-chart').getAttribute('aria-label')).toMatch(/exact 0; current/);
  await still.close();
});

test('a sink: the histogram with Poisson’s law, and averages that close in', async () => {
  const page = await app.open(`system=sink&${small}`);
  await untilRun(page, 'finished');
  await expect
    .poll(() => page.locator('distribution-chart').getAttribute('aria-label'))
    .toMatch(/^Histogram of n at the end, mean [78]\.\d+, exact mean 8$/);
  for (const [chart, colour] of [
    ['distribution-chart', '--forward'],
    ['convergence-chart', '--entropy'],
    ['convergence-chart', '--forward'],
    ['law-chart', '--forward'],
  ] as const)
    expect((await pixelsOf(page, chart, colour)).count, `${chart} ${colour}`).toBeGreaterThan(50);
  expect(await page.locator('convergence-chart').getAttribute('aria-label')).toMatch(
    /entropy-production −?0\.0\d+.*; throughput /,
  );
  await keepScreenshot(page, 'sink');
  await page.close();
});

test('more states than a circle holds are bars; nothing is drawn that was not counted', async () => {
  const states = Array.from({ length: 16 }, (_, i) => `s${i}`);
  const transitions = states.map((s, i) => `${s} <-> ${states[(i + 1) % 16]} : 2, 1`);
  const model = encodeURIComponent(JSON.stringify({ states, transitions }));
  const page = await app.open(`model=${model}&duration=5&trajectories=4096&backend=cpu`);
  await untilRun(page, 'finished');
  await page.locator('.states .bar').first().waitFor();
  expect(await page.locator('.states .bar').count()).toBe(16);
  expect(await page.locator('.states .traffic, .states .net').count()).toBe(0);
  await page.close();
});

test.each([
  ['dark', { colorScheme: 'dark' as const }],
  ['phone', { viewport: { width: 390, height: 844 } }],
])('a network of one’s own, %s', async (name, options) => {
  const model = {
    states: ['A', 'B', 'C', 'D'],
    transitions: ['A <-> B : 3, 1', 'B <-> C : 2, 1', 'C <-> D : 2, 1', 'D <-> A : 1, 1', 'A <-> C : 0.5, 1.5'],
    initial: 'A',
  };
  const request = `model=${encodeURIComponent(JSON.stringify(model))}&duration=4&record={"every":0.2}&${small}`;
  const page = await app.open(request, options);
  await untilRun(page, 'finished');
  await page.locator('.states .net').first().waitFor();
  expect(await page.locator('.states [data-edge]').count()).toBe(5);
  expect(await page.locator('course-chart').getAttribute('aria-label')).toBe(
    'Means against time: p(A), p(B), p(C), p(D)',
  );
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(page.viewportSize()!.width);
  await page.screenshot({
    path: `${import.meta.dirname}/screenshots/network ${name}.png`,
    fullPage: name === 'phone',
    animations: 'disabled',
  });
  await page.close();
});

test('nothing was complained about on the console', () => expect(app.complaints).toEqual([]));
