import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepScreenshot, type OpenedApp, openApp, untilRun } from './open-app.ts';
import { pixelsOf } from './pixels.ts';

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp(false);
});
afterAll(() => app.close());

const of = (system: string) => `system=${system}&trajectories=8192&backend=cpu`;

test('1280 × 800 holds everything but the warnings without scrolling', async () => {
  const page = await app.open(of('hairpin'));
  await untilRun(page, 'finished');
  const size = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
  expect(size).toEqual([1280, 800]);
  for (const part of [
    'tr[data-law=crooks-slope]',
    '[data-average=mean-shadow-work]',
    'molecule-picture',
    'input[name=seed]',
  ]) {
    const box = await page.locator(part).boundingBox();
    expect(box!.y + box!.height, part).toBeLessThan(800);
  }
  await page.close();
});

test('a phone shows one column: pictures, numbers, controls', async () => {
  const page = await app.open(of('hairpin'), { viewport: { width: 390, height: 844 } });
  await untilRun(page, 'finished');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const tops = await Promise.all(
    ['work-chart', '.estimates', 'input[name=tau]'].map(async (part) => (await page.locator(part).boundingBox())!.y),
  );
  expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  await page.screenshot({ path: `${import.meta.dirname}/screenshots/phone.png`, fullPage: true });
  await page.close();
});

test('dark is dark, and curves keep their colours', async () => {
  const page = await app.open(of('breathing-trap'), { colorScheme: 'dark' });
  await untilRun(page, 'finished');
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(Math.max(...paper.match(/\d+/g)!.map(Number))).toBeLessThan(64);
  expect((await pixelsOf(page, 'work-chart', '--forward')).count).toBeGreaterThan(100);
  await keepScreenshot(page, 'dark');
  await page.close();
});

test.each(['brownian', 'brownian-underdamped'])(
  '%s, which no one drives, shows how it spreads and its paths instead of works',
  async (system) => {
    const page = await app.open(of(system));
    await untilRun(page, 'finished');
    expect(await page.locator('work-chart').count()).toBe(0);
    for (const [chart, colour] of [
      ['curve-chart', '--forward'],
      ['curve-chart', '--ink'],
      ['paths-chart', '--quiet'],
      ['molecule-picture', '--quiet'],
    ] as const)
      expect((await pixelsOf(page, chart, colour)).count, chart).toBeGreaterThan(30);
    expect(await page.locator('tr[data-law=msd] .verdict').innerText()).toMatch(/σ holds$/);
    await keepScreenshot(page, system);
    await page.close();
  },
);

test('arrows of current over the density of the gyrator, none at equilibrium', async () => {
  const page = await app.open(of('gyrator'));
  await untilRun(page, 'finished');
  const label = (on: typeof page) => on.locator('field-picture').getAttribute('aria-label');
  await expect.poll(() => label(page)).toMatch(/^Probability density over x and y; [1-9]\d* arrows of net current$/);
  expect((await pixelsOf(page, 'field-picture', '--forward')).count).toBeGreaterThan(30);
  await keepScreenshot(page, 'gyrator');
  await page.close();
  const still = await app.open(`${of('gyrator')}&parameters.Tx=1&parameters.Ty=1`);
  await untilRun(still, 'finished');
  await expect.poll(() => label(still)).toBe('Probability density over x and y; no net current');
  await still.close();
});

test('in a narrow window the explanation of a button does not come between it and the mouse', async () => {
  const page = await app.open(of('brownian'), { viewport: { width: 390, height: 844 } });
  await untilRun(page, 'finished');
  const saved = page.waitForEvent('download');
  const button = page.getByRole('button', { name: 'Save result' });
  await button.click();
  expect((await saved).suggestedFilename()).toBe('eddy-brownian.json');
  // At the end of the page there is room for it below the button.
  await page.locator('.explain:not(:empty)').waitFor();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await button.hover();
  await page.locator('.explain:not(:empty)').waitFor();
  const [b, bar] = [(await button.boundingBox())!, (await page.locator('.explain').boundingBox())!];
  expect(b.y + b.height).toBeLessThanOrEqual(bar.y);
  await page.close();
});

test('the field that a driven run was asked for is drawn, and the molecules stand behind a button', async () => {
  const page = await app.open(`${of('hairpin')}&field=${encodeURIComponent('{"x":64}')}`);
  await untilRun(page, 'finished');
  const label = () => page.locator('field-picture').getAttribute('aria-label');
  await expect.poll(label).toBe('Probability density and current along x / nm');
  await page.getByRole('heading', { name: 'mean over the forward process' }).waitFor();
  // At the side of the density there is room for the current: both axes are within the picture.
  expect((await pixelsOf(page, 'field-picture', '--forward')).count).toBeGreaterThan(30);
  expect((await pixelsOf(page, 'field-picture', '--quiet')).count).toBeGreaterThan(30);
  await keepScreenshot(page, 'the field of a driven run');
  expect(await page.locator('molecule-picture').count()).toBe(0);
  await page.getByRole('button', { name: 'molecules' }).click();
  await page.locator('molecule-picture').waitFor();
  expect(await page.locator('field-picture').count()).toBe(0);
  await page.close();
});

test('with reduced motion nothing moves; without, the picture can be held', async () => {
  const still = await app.open(of('hairpin'));
  await untilRun(still, 'finished');
  await still.getByRole('button', { name: 'play the moving picture' }).waitFor();
  await still.close();
  const moving = await app.open(of('hairpin'), { reducedMotion: 'no-preference' });
  await untilRun(moving, 'finished');
  const button = moving.getByRole('button', { name: 'hold the moving picture' });
  await button.click();
  await moving.getByRole('button', { name: 'play the moving picture' }).waitFor();
  await moving.close();
});

test('every control can be reached and named', async () => {
  const page = await app.open(of('hairpin'));
  await untilRun(page, 'finished');
  const unnamed = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, select, textarea, a')]
      .filter((e) => !(e.getAttribute('aria-label') || e.textContent?.trim()))
      .map((e) => e.outerHTML),
  );
  expect(unnamed).toEqual([]);
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
  expect(outline).toBe('solid');
  await page.close();
});
