import { afterAll, beforeAll, expect, test } from 'vitest';
import { alertsOn, keepScreenshot, type OpenedApp, openApp, readMeasured, untilRun } from './open-app.ts';

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp(false);
});
afterAll(() => app.close());

const doubleWell = {
  coordinates: { x: { mobility: 1, temperature: 'kT' } },
  parameters: { kT: 1, a: 3 },
  controls: { lambda: { ramp: [-1, 1] } },
  potential: 'a*(x^2-1)^2 - lambda*x',
};
const fragment = `model=${encodeURIComponent(JSON.stringify(doubleWell))}&duration=1&trajectories=8192&backend=cpu`;

test('a double well is run, with its exact ΔF = 0 by symmetry', async () => {
  const page = await app.open(fragment);
  await untilRun(page, 'finished');
  expect(await page.locator('tr.exact td').innerText()).toBe('0.0000');
  const bar = readMeasured(await page.locator('tr[data-estimate=bar] td').innerText());
  expect(Math.abs(bar.value)).toBeLessThan(4.5 * bar.error);
  await keepScreenshot(page, 'your model');
  await page.close();
});

test('the formula is shown as it is understood while it is typed', async () => {
  const page = await app.open(fragment);
  await untilRun(page, 'finished');
  await page.locator('textarea[name=potential]').fill('x^2/2a - lambda*x');
  await expect.poll(() => page.locator('.equations mfrac').first().textContent()).toMatch(/2\s*2\s*a/);
  await page.close();
});

test.each([
  ['a bracket that is not closed', 'a*(x^2-1^2 - lambda*x', /^model\.potential: .*does not parse/],
  ['an unknown name', 'a*(x^2-b)^2 - lambda*x', /^model\.potential: .*\bb\b/],
  ['a potential without equilibrium', 'x^3 - lambda*x', /^model\.potential: x\^3 - lambda\*x \(.*equilibrium/],
])('%s is said in one line at the formula, and forgotten once mended', async (_, formula, line) => {
  const page = await app.open(fragment);
  await untilRun(page, 'finished');
  const box = page.locator('textarea[name=potential]');
  await box.fill(formula);
  await page.locator('.potential').getByRole('alert').waitFor();
  await expect.poll(() => alertsOn(page)).toEqual([expect.stringMatching(line)]);
  await untilRun(page, 'failed');
  await keepScreenshot(page, `broken model, ${_}`);
  await box.fill(doubleWell.potential);
  await untilRun(page, 'finished');
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.close();
});

test('edits that come before the page is drawn anew all count', async () => {
  const page = await app.open(fragment);
  await untilRun(page, 'finished');
  await page.evaluate(() => {
    const type = (where: string, text: string, event: string) => {
      const field = document.querySelector<HTMLInputElement>(where)!;
      field.value = text;
      field.dispatchEvent(new Event(event, { bubbles: true }));
    };
    type('[aria-label="lambda at the start"]', '-2', 'change');
    type('[aria-label="lambda at the end"]', '2', 'change');
    type('[aria-label="value of a"]', '4', 'change');
    type('textarea[name=potential]', 'a*x^2 - lambda*x', 'input');
    const [addParameter] = [...document.querySelectorAll('h2')].filter((h) => h.textContent!.startsWith('Parameters'));
    for (let i = 0; i < 2; i++) addParameter!.querySelector('button')!.click();
  });
  const asked = () => page.evaluate(() => JSON.parse(new URLSearchParams(location.hash.slice(1)).get('model')!));
  await expect.poll(asked).toEqual({
    ...doubleWell,
    parameters: { kT: 1, a: 4, k: 1, k2: 1 },
    controls: { lambda: { ramp: [-2, 2] } },
    potential: 'a*x^2 - lambda*x',
  });
  await page.close();
});

test('what is copied as SPEC.json is the model with its edits', async () => {
  const page = await app.open(fragment, { permissions: ['clipboard-read', 'clipboard-write'] });
  await untilRun(page, 'finished');
  const value = page.getByLabel('value of a', { exact: true });
  await value.fill('4');
  await value.press('Enter');
  await page.waitForURL(/%22a%22%3A4/);
  await page.getByRole('button', { name: 'Copy as SPEC.json' }).click();
  await page.getByText('SPEC.json copied').waitFor();
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(copied).toEqual({
    model: { ...doubleWell, parameters: { kT: 1, a: 4 } },
    duration: 1,
    trajectories: 8192,
    backend: 'cpu',
  });
  await page.close();
});

test('beside a mean first passage stands how many were cut, and what it then is a mean of', async () => {
  const model = {
    coordinates: { x: {} },
    potential: '3*(x^2-1)^2',
    initial: { x: -1 },
    passages: { escape: { coordinate: 'x', level: 1 } },
  };
  const asked = `model=${encodeURIComponent(JSON.stringify(model))}&duration=0.5&trajectories=1000&seed=1&backend=cpu`;
  const page = await app.open(asked);
  await untilRun(page, 'finished');
  await page.locator('[data-average=mean-escape]').waitFor();
  expect(await page.locator('[data-average=mean-escape] + .why').innerText()).toMatch(
    /^mean of min\(escape, 0\.5\): cut at the duration in \d+ of 1000 trajectories \([\d.]+ %\)$/,
  );
  await keepScreenshot(page, 'a first passage that is cut');
  await page.close();
});

test('nothing was complained about on the console', () => expect(app.complaints).toEqual([]));

test('a formula with a name is put in where it is named, shown by it, and refused beside it', async () => {
  const page = await app.open(fragment);
  await untilRun(page, 'finished');
  await page.locator('h2', { hasText: 'Named formulas' }).getByRole('button', { name: 'add' }).click();
  const set = async (label: string, text: string) => {
    const field = page.getByLabel(label, { exact: true });
    await field.fill(text);
    await field.press('Enter');
    await field.blur();
  };
  await set('name of this assignment', 'depth');
  await set('depth: a formula, put in wherever depth is named', '2*a*kT');
  await page.locator('textarea[name=potential]').fill('depth*(x^2-1)^2 - lambda*x');
  await expect.poll(() => page.locator('.equations').innerText()).toMatch(/depth\s*=\s*2/);
  await untilRun(page, 'finished');
  expect(await page.locator('tr.exact td').innerText()).toBe('0.0000');
  await keepScreenshot(page, 'a named formula');
  await set('depth: a formula, put in wherever depth is named', '2*b');
  await expect
    .poll(() => alertsOn(page))
    .toEqual([expect.stringMatching(/^model\.(assignments\.depth|potential): .*\bb\b/)]);
  await page.close();
});
