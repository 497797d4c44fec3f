import { afterAll, beforeAll, expect, test } from 'vitest';
import { alertsOn as alerts, type OpenedApp, openApp, untilRun } from './open-app.ts';

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp(false);
});
afterAll(() => app.close());

const hairpin = 'system=hairpin&backend=cpu&trajectories=512';
const well = {
  coordinates: { x: { mobility: 1, temperature: 'kT' } },
  parameters: { kT: 1, a: 3 },
  controls: { lambda: { ramp: [-1, 1] } },
  potential: 'a*x^2/2 - lambda*x',
};
const ownModel = `model=${encodeURIComponent(JSON.stringify(well))}&duration=1&trajectories=512&backend=cpu`;

test('a run that cannot hear is stopped all the same, and the next one starts', async () => {
  // Paths of 10⁹ steps: no batch ends before the test does.
  const page = await app.open(`${hairpin}&parameters.tau=10&parameters.mu=100000&parameters.kappa=20`);
  await untilRun(page, 'running');
  // Nothing tells that the first batch is under way; stopped before it, the run ends as well.
  await page.waitForTimeout(1500);
  await page.getByRole('button', { name: 'Stop' }).click();
  await untilRun(page, 'stopped');
  await page.locator('input[name=tau]').fill('0.01');
  await page.locator('input[name=tau]').blur();
  await untilRun(page, 'finished');
  await page.close();
});

test.each([
  [
    'a parameter that is none',
    `${hairpin}&parameters.nosuch=1`,
    /^parameters\.nosuch: 1 \(is not a parameter; there are barrier/,
  ],
  ['a parameter that is no number', `${hairpin}&parameters.tau=abc`, /^parameters\.tau: abc \(must be a number\)$/],
  ['a model that is none', `model=${encodeURIComponent('{"a":1}')}&backend=cpu`, /^duration: /],
  ['a sweep of numbers that are none', 'system=driven-ring&backend=cpu&sweep=f:low:x:5', /^sweep\.from: low \(must be/],
  ['a setting that is folded away', `${hairpin}&dt=0`, /^dt: 0 \(must be/],
])('a link with %s says so', async (_, fragment, line) => {
  const page = await app.open(fragment);
  await untilRun(page, 'failed');
  await expect.poll(() => alerts(page)).toHaveLength(1);
  const said = await alerts(page);
  expect(said[0]).toMatch(line);
  expect(await page.getByRole('alert').isVisible()).toBe(true);
  await page.close();
});

test('a link that cannot be read costs nothing of what was there', async () => {
  const page = await app.open(hairpin);
  await untilRun(page, 'finished');
  const [address, bar] = [page.url(), await page.locator('tr[data-estimate=bar]').innerText()];
  for (const wrong of ['system=driven-ring&parameters.f=abc', `${hairpin}&parameters.tau=0.01s`]) {
    await page.evaluate((fragment) => {
      location.hash = fragment;
    }, wrong);
    const [field, value] = wrong.split('&').at(-1)!.split('=');
    await expect.poll(() => alerts(page)).toEqual([`${field}: ${value} (must be a number)`]);
    expect(page.url()).toBe(address);
    expect(await page.locator('select.chooser').inputValue()).toBe('hairpin');
    expect(await page.locator('input[name=tau]').inputValue()).toBe('0.05');
    expect(await page.locator('tr[data-estimate=bar]').innerText()).toBe(bar);
    expect(await page.locator('.stale').count()).toBe(0);
    await untilRun(page, 'finished');
  }
  await page.getByRole('button', { name: 'New seed' }).click();
  await expect.poll(() => alerts(page)).toEqual([]);
  await untilRun(page, 'finished');
  await page.close();
});

test('a parameter that a link writes wrong stands in its field as it was written, and the rest of the link is there', async () => {
  const page = await app.open(`${hairpin}&parameters.kappa=2&parameters.tau=abc`);
  await untilRun(page, 'failed');
  const tau = page.locator('input[name=tau]');
  expect(await tau.inputValue()).toBe('abc');
  expect(await page.locator('input[name=kappa]').inputValue()).toBe('2');
  await tau.fill('0.02');
  await tau.blur();
  await untilRun(page, 'finished');
  expect(await alerts(page)).toEqual([]);
  expect(page.url()).toMatch(/parameters\.kappa=2&parameters\.tau=0\.02/);
  await page.close();
});

test('a name that is taken is refused, and nothing is lost', async () => {
  const page = await app.open(ownModel);
  await untilRun(page, 'finished');
  const name = page.getByLabel('name of this parameter').nth(1);
  await name.fill('kT');
  await name.blur();
  await expect.poll(() => alerts(page)).toEqual(['model.parameters.a.name: kT (is the name of another parameter)']);
  expect(await page.getByLabel('value of a', { exact: true }).inputValue()).toBe('3');
  await name.fill('b');
  await name.blur();
  await page.getByLabel('value of b', { exact: true }).waitFor();
  await page.close();
});

test('what was refused stays, with its text, when something else is changed', async () => {
  const page = await app.open(hairpin);
  await untilRun(page, 'finished');
  const tau = page.locator('input[name=tau]');
  await tau.fill('abc');
  await tau.blur();
  const refusal = ['parameters.tau: abc (must be a number)'];
  await expect.poll(() => alerts(page)).toEqual(refusal);
  await page.locator('input[name=kappa]').fill('0.5');
  await page.locator('input[name=kappa]').blur();
  await page.getByRole('button', { name: 'New seed' }).click();
  await page.waitForTimeout(800);
  expect(await alerts(page)).toEqual(refusal);
  expect(await tau.inputValue()).toBe('abc');
  await tau.fill('0.02');
  await tau.blur();
  await expect.poll(() => alerts(page)).toEqual([]);
  await expect.poll(() => page.url()).toMatch(/parameters\.tau=0\.02/);
  expect(page.url()).toMatch(/parameters\.kappa=0\.5/);
  await page.close();
});

test.each(['null', '5', '{"model": '])('as text, %s is refused and kept', async (text) => {
  const page = await app.open(ownModel);
  await untilRun(page, 'finished');
  await page.getByRole('button', { name: 'as text' }).click();
  const box = page.getByLabel('the request as JSON');
  await box.fill(text);
  await box.blur();
  await expect.poll(() => alerts(page)).toEqual([expect.stringMatching(/^model: /)]);
  await page.getByRole('button', { name: 'New seed' }).click();
  await page.waitForTimeout(500);
  expect(await box.inputValue()).toBe(text);
  expect(await alerts(page)).toHaveLength(1);
  await page.close();
});

test('New seed mends a seed that is none', async () => {
  const page = await app.open(`${hairpin}&seed=abc`);
  await untilRun(page, 'failed');
  await page.getByRole('button', { name: 'New seed' }).click();
  await untilRun(page, 'finished');
  expect(await page.evaluate(() => location.hash)).toMatch(/seed=1$|seed=1&/);
  await page.close();
});

test('Back leads to the system before', async () => {
  const page = await app.open(hairpin);
  await untilRun(page, 'finished');
  await page.getByLabel('system', { exact: true }).selectOption('dragged-trap');
  await untilRun(page, 'finished');
  await page.goBack();
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/system=hairpin/);
  await expect.poll(() => page.getByLabel('system', { exact: true }).inputValue()).toBe('hairpin');
  await untilRun(page, 'finished');
  await page.close();
});

test('a number as the page itself writes it, with a typographic minus, is one', async () => {
  const page = await app.open(ownModel);
  await untilRun(page, 'finished');
  const kT = page.getByLabel('value of kT', { exact: true });
  await kT.fill('5e−1');
  await kT.blur();
  await page.waitForURL(/%22kT%22%3A0\.5/);
  await untilRun(page, 'finished');
  expect(await alerts(page)).toEqual([]);
  await page.close();
});

test('jumps have no time step to set', async () => {
  const page = await app.open('system=triangle&backend=cpu&trajectories=512');
  await untilRun(page, 'finished');
  const more = page.locator('details.more');
  await more.locator('summary').click();
  expect(await more.innerText()).not.toMatch(/time step|undefined/);
  await page.close();
});

test('nothing was complained about on the console', () => expect(app.complaints).toEqual([]));
