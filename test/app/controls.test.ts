import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findSystem } from '../../src/systems/registry.ts';
import { alertsOn, keepScreenshot, type OpenedApp, openApp, readMeasured, untilRun } from './open-app.ts';

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp(false);
});
afterAll(() => app.close());

const endless = 'system=hairpin&trajectories=100000000&backend=cpu';

test('changing a parameter runs anew: a faster pull costs more work', async () => {
  const page = await app.open('system=hairpin&trajectories=8192&backend=cpu');
  await untilRun(page, 'finished');
  const work = async () => readMeasured(await page.locator('[data-average=mean-work]').innerText()).value;
  const slow = await work();
  const field = page.locator('input[name=tau]');
  await field.fill('0.01');
  await field.press('Enter');
  await page.waitForURL(/parameters\.tau=0\.01/);
  await untilRun(page, 'finished');
  await expect.poll(work).toBeGreaterThan(1.1 * slow);
  await page.close();
});

test('a slider moves the number beside it', async () => {
  const page = await app.open('system=hairpin&trajectories=4096&backend=cpu');
  const slider = page.getByRole('slider', { name: /kappa/ });
  await slider.focus();
  const before = await page.locator('input[name=kappa]').inputValue();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.locator('input[name=kappa]').inputValue()).not.toBe(before);
  await page.waitForURL(/parameters\.kappa=/);
  await page.close();
});

test('pause holds, resume goes on, stop keeps what was done', async () => {
  const page = await app.open(endless);
  await page.locator('tr[data-law=bar]').waitFor();
  const status = page.locator('.status span').first();
  await page.getByRole('button', { name: 'Pause' }).click();
  await untilRun(page, 'paused');
  // Batches that were under way still come in.
  const rests = async () => {
    const before = await status.innerText();
    await page.waitForTimeout(1500);
    return (await status.innerText()) === before;
  };
  await expect.poll(rests).toBe(true);
  const held = await status.innerText();
  await page.waitForTimeout(700);
  expect(await status.innerText()).toBe(held);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => status.innerText()).not.toBe(held.replace(', paused', ''));
  await page.getByRole('button', { name: 'Stop' }).click();
  await untilRun(page, 'stopped');
  expect(await status.innerText()).toMatch(/of 100.000.000, stopped$/);
  expect(await page.locator('tr[data-law]').count()).toBe(findSystem('hairpin').laws.length);
  await page.close();
});

test('a value out of range is refused at its field, in one line', async () => {
  const page = await app.open('system=hairpin&trajectories=4096&backend=cpu');
  await untilRun(page, 'finished');
  for (const [typed, line] of [
    ['-1', 'parameters.tau: -1 (must be at least 0.0001)'],
    ['fast', 'parameters.tau: fast (must be a number)'],
  ] as const) {
    await page.locator('input[name=tau]').fill(typed);
    await page.keyboard.press('Enter');
    await page
      .locator('.knob', { has: page.locator('input[name=tau]') })
      .getByRole('alert')
      .waitFor();
    await expect.poll(() => alertsOn(page)).toEqual([line]);
  }
  await keepScreenshot(page, 'refused');
  await page.close();
});

test('a refusal stays when another value was changed just before it, and both count once it is mended', async () => {
  const page = await app.open('system=hairpin&trajectories=4096&backend=cpu');
  await untilRun(page, 'finished');
  const type = async (name: string, text: string) => {
    await page.locator(`input[name=${name}]`).fill(text);
    await page.keyboard.press('Enter');
  };
  await type('kappa', '0.5');
  await type('tau', '-1');
  const refusal = ['parameters.tau: -1 (must be at least 0.0001)'];
  await expect.poll(() => alertsOn(page)).toEqual(refusal);
  await page.waitForTimeout(1000);
  expect(await alertsOn(page)).toEqual(refusal);
  await type('tau', '0.02');
  await expect.poll(() => page.url()).toMatch(/tau=0\.02/);
  expect(page.url()).toMatch(/kappa=0\.5/);
  await untilRun(page, 'finished');
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.close();
});

test('the saved result is the run on screen, and its link repeats it', async () => {
  const page = await app.open('system=breathing-trap&trajectories=8192&seed=3&backend=cpu');
  const save = async () => {
    await untilRun(page, 'finished');
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save result' }).click();
    return JSON.parse(readFileSync(await (await waiting).path(), 'utf8'));
  };
  const first = await save();
  expect(first.spec).toMatchObject({ system: 'breathing-trap', trajectories: 8192, seed: 3 });
  await page.reload();
  const second = await save();
  expect(second.estimates).toEqual(first.estimates);
  expect(second.histograms).toEqual(first.histograms);
  await page.close();
});

test('nothing was complained about on the console', () => expect(app.complaints).toEqual([]));

test('what is being typed stays while a run draws', async () => {
  const page = await app.open('system=hairpin&trajectories=300000&backend=cpu');
  const field = page.locator('input[name=tau]');
  await field.click();
  await field.fill('0.0');
  await page.keyboard.type('3');
  await untilRun(page, 'finished');
  expect(await field.inputValue()).toBe('0.03');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('tau=0.03');
  // A field that is left as it was shows the value again.
  await field.fill('7');
  await field.fill('0.03');
  await page.keyboard.press('Tab');
  expect(await field.inputValue()).toBe('0.03');
  await page.close();
});
