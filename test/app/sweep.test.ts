import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepScreenshot, type OpenedApp, openApp, readMeasured, untilPhase, untilRun } from './open-app.ts';
import { pixelsOf } from './pixels.ts';

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp(false);
});
afterAll(() => app.close());

const swept = (page: Page) => untilPhase(page, '.sweep-words', 'finished');
const values = (page: Page) => page.locator('.swept-numbers tbody th').allInnerTexts();

test('beside each parameter a button sweeps it: points with bars, the exact curve, a table, a link', async () => {
  const page = await app.open('system=brownian&trajectories=2000&seed=3');
  await untilRun(page, 'finished');
  await page.getByRole('button', { name: 'sweep kT' }).click();
  await swept(page);
  expect(await page.locator('.sweep-words .first').innerText()).toMatch(/^21 of 21 values agree with the exact value/);
  const rows = await page.locator('.swept-numbers tbody tr').count();
  expect(rows).toBe(21);
  const [, measured = '', exact = ''] = (await page.locator('.swept-numbers tbody tr').first().innerText()).split('\t');
  const { value, error } = readMeasured(measured);
  expect(Math.abs(value - Number(exact))).toBeLessThan(4.5 * error);
  // Theory is worked out value by value beside the sweep.
  await expect
    .poll(() => page.locator('sweep-chart').getAttribute('aria-label'))
    .toMatch(/^Diffusion against kT: 21 values, with the exact curve/);
  await expect.poll(async () => (await pixelsOf(page, 'sweep-chart', '--forward')).count).toBeGreaterThan(300);
  await expect.poll(async () => (await pixelsOf(page, 'sweep-chart', '--ink')).count).toBeGreaterThan(100);
  await expect
    .poll(async () => (await pixelsOf(page, 'sweep-deviation-chart', '--forward')).count)
    .toBeGreaterThan(200);
  expect(page.url()).toMatch(/#system=brownian&.*&sweep=kT:0\.33:3:21:log$/);
  await keepScreenshot(page, 'sweep');
  expect(app.complaints).toEqual([]);
  await page.close();
});

test('a link restores range, size and quantity, and the JSON is that of the command line', async () => {
  const page = await app.open('system=gyrator&sweep=u:-0.5:0.5:3&each=1000&show=heat-flow');
  await swept(page);
  expect(await values(page)).toEqual(['−0.5', '0', '0.5']);
  expect(await page.locator('select.quantity').inputValue()).toBe('heat-flow');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save JSON' }).click();
  const report = JSON.parse(readFileSync(await (await saved).path(), 'utf8'));
  expect(Object.keys(report)).toEqual(['sweep', 'results']);
  expect(report.sweep).toEqual({ name: 'u', values: [-0.5, 0, 0.5] });
  expect(report.results.map((r: { spec: { trajectories: number } }) => r.spec.trajectories)).toEqual([
    1000, 1000, 1000,
  ]);
  await page.locator('select.quantity').selectOption('circulation');
  await page.locator('sweep-chart[aria-label^=Circulation]').waitFor();
  expect(page.url()).toMatch(/&sweep=u:-0\.5:0\.5:3&each=1000&show=circulation$/);
  await page.locator('select.quantity').selectOption('mean-xx');
  await page.locator('sweep-deviation-chart').waitFor({ state: 'detached' });
  expect(app.complaints).toEqual([]);
  await page.close();
});

test('a refused value is listed with its reason and costs no other; one that cannot be tested says why', async () => {
  const page = await app.open('system=gyrator&sweep=u:0:1.5:4&each=1000&show=circulation');
  await swept(page);
  expect(await page.locator('.swept-numbers tr[data-holds=true]').count()).toBe(2);
  await page.getByText('No value at u = 1, 1.5: model.initial').waitFor();
  await page.locator('.swept-numbers tbody button').nth(3).focus();
  await page.locator('.readout', { hasText: 'u = 1.5: model.initial' }).waitFor();
  await page.close();
  const ring = await app.open('system=driven-ring&sweep=f:0:1:2&each=1000&show=tur');
  await swept(ring);
  await ring.getByText('Not tested at f = 0: the mean current is not clear of its noise.').waitFor();
  expect(app.complaints).toEqual([]);
  await ring.close();
});

test('another range or another slider sweeps anew; the swept slider, a value and a button lead back to the run', async () => {
  const page = await app.open('system=brownian&trajectories=1000&sweep=kT:1:2:2&each=1000');
  await swept(page);
  await page.locator('input[name="sweep.count"]').fill('3');
  await page.locator('input[name="sweep.count"]').press('Enter');
  await page.locator('.swept-numbers tr[data-value="1.5"]').waitFor();
  await swept(page);
  await page.locator('input[name=mu]').fill('2');
  await page.locator('input[name=mu]').press('Enter');
  await page.waitForURL(/parameters\.mu=2&sweep=/);
  await swept(page);
  await page.locator('input[name="sweep.from"]').fill('one');
  await page.locator('input[name="sweep.from"]').press('Enter');
  await page.getByText('sweep.from: one (must be a number)').waitFor();
  await page.getByRole('button', { name: '1.5', exact: true }).click();
  await page.waitForURL(/parameters\.kT=1\.5/);
  await untilRun(page, 'finished');
  expect(await page.locator('sweep-chart').count()).toBe(0);
  await page.getByRole('button', { name: 'sweep mu' }).click();
  await swept(page);
  await page.getByRole('button', { name: 'back to the run' }).click();
  await page.locator('curve-chart').waitFor();
  expect(page.url()).not.toMatch(/sweep=/);
  expect(app.complaints).toEqual([]);
  await page.close();
});

test('a sweep can be stopped and keeps what it knows; a wrong one says why', async () => {
  const page = await app.open('system=driven-ring&sweep=f:0:2:21&each=4000');
  await page.locator('.swept-numbers tbody tr').first().waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await untilPhase(page, '.sweep-words', 'paused');
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await untilPhase(page, '.sweep-words', 'stopped');
  const known = await page.locator('.swept-numbers tbody tr').count();
  expect(known).toBeGreaterThan(0);
  expect(known).toBeLessThan(21);
  expect(await page.locator('.status').innerText()).toMatch(new RegExp(`^${known} of 21 values, stopped`));
  await page.close();
  const wrong = await app.open('system=brownian&sweep=w:0:2:21');
  await wrong.getByText('parameters.w: 0 (is not a parameter; there are mu, kT)').waitFor();
  expect(app.complaints).toEqual([]);
  await wrong.close();
});

test('one’s own model is swept as well, from a button and from a link; what is wrong with it is said once', async () => {
  const model = {
    ...{ coordinates: { x: { temperature: 'kT' } }, parameters: { kT: 1, k: 2 } },
    ...{ controls: { lambda: { ramp: [0, 1] } }, potential: 'k*(x - lambda)^2/2' },
  };
  const own = `model=${encodeURIComponent(JSON.stringify(model))}&duration=1&trajectories=1000&backend=cpu`;
  const page = await app.open(own);
  await untilRun(page, 'finished');
  await page.getByRole('button', { name: 'sweep k', exact: true }).click();
  await swept(page);
  expect(page.url()).toMatch(/&sweep=k:0\.67:6:21:log$/);
  expect(await values(page)).toHaveLength(21);
  await page.close();
  const linked = await app.open(`${own}&sweep=k:1:3:3&each=500`);
  await swept(linked);
  expect(await values(linked)).toEqual(['1', '2', '3']);
  await linked.close();
  for (const [wrong, said] of [
    [`${own}&sweep=w:1:3:3`, 'parameters.w: 1 (is not a parameter; there are kT, k)'],
    ['system=brownian&dt=-1&sweep=kT:1:2:3', 'dt: -1 (must be > 0)'],
  ] as const) {
    const refused = await app.open(wrong);
    await untilRun(refused, 'failed');
    await expect.poll(() => refused.getByText(said).count()).toBe(1);
    expect(await refused.getByText(said).isVisible()).toBe(true);
    await refused.close();
  }
  expect(app.complaints).toEqual([]);
});

test('on a phone and in the dark it fits its width', async () => {
  const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const };
  const page = await app.open('system=brownian&sweep=kT:1:2:5&each=1000', phone);
  await swept(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect((await pixelsOf(page, 'sweep-chart', '--forward')).count).toBeGreaterThan(60);
  const button = await page.getByRole('button', { name: 'sweep kT' }).boundingBox();
  expect(Math.min(button!.width, button!.height)).toBeGreaterThanOrEqual(24);
  await keepScreenshot(page, 'sweep on a phone');
  await page.close();
});
