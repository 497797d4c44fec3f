import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenedApp, openApp, untilRun } from './open-app.ts';

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp(false);
});
afterAll(() => app.close());

const hairpin = 'system=hairpin&backend=cpu&trajectories=512';
const model = (change: object) =>
  `model=${encodeURIComponent(JSON.stringify({ coordinates: { x: {} }, potential: 'x^2', ...change }))}`;
type Page = Awaited<ReturnType<OpenedApp['open']>>;
const alerts = (page: Page) => page.getByRole('alert').allInnerTexts();
const follow = (page: Page, fragment: string) =>
  page.evaluate((to) => {
    location.hash = to;
  }, fragment);

const type = async (page: Page, parameter: string, text: string) => {
  const field = page.locator(`input[name=${parameter}]`);
  await field.fill(text);
  await field.blur();
};

test('a link that is wrong in whatever way costs nothing of what was there', async () => {
  const page = await app.open(hairpin);
  await untilRun(page, 'finished');
  const [address, bar] = [page.url(), await page.locator('tr[data-estimate=bar]').innerText()];
  for (const [wrong, line] of [
    ['system=perpetuum-mobile', /^system: perpetuum-mobile \(must be one of/],
    [`${hairpin}&parameters.tau=99`, /^parameters\.tau: 99 \(must be at most 10\)/],
    [`${hairpin}&nonsense=1`, /nonsense/],
    [`${hairpin}&seed=-1`, /^seed: -1 /],
    [`${model({ potential: 'x^2 +' })}&duration=1`, /^model\.potential: x\^2 \+ \(does not parse/],
    [`${model({ potential: '-x^4' })}&duration=1`, /no equilibrium/],
    [model({}), /^duration: undefined \(a typed-in model needs one\)/],
    ['model=%7B', /^duration: |^model: /],
    [`${hairpin}&sweep=nosuch:0:1:5`, /^parameters\.nosuch: 0 \(is not a parameter/],
    [`${hairpin}&sweep=kappa:low:1:5`, /^sweep\.from: low \(must be a number\)/],
    [`${hairpin}&sweep=kappa:1:2:5&each=-3`, /^trajectories: -3 /],
    [`${hairpin}&sweep=tau:-5:-1:5`, /^parameters\.tau: -5 /],
    [`${hairpin}&sweep=kappa`, /^sweep: kappa \(must be name:from:to:count/],
    ['sytem=hairpin', /^link: #sytem=hairpin \(must name a system or a model\)/],
  ] as const) {
    await follow(page, wrong);
    await expect.poll(() => alerts(page)).toEqual([expect.stringMatching(line)]);
    expect(page.url()).toBe(address);
    expect(await page.locator('select.chooser').inputValue()).toBe('hairpin');
    expect(await page.locator('tr[data-estimate=bar]').innerText()).toBe(bar);
    expect(await page.locator('.stale').count()).toBe(0);
    await untilRun(page, 'finished');
  }
  await follow(page, `${hairpin}&parameters.tau=0.02`);
  await expect.poll(() => alerts(page)).toEqual([]);
  await page.waitForURL(/parameters\.tau=0\.02/);
  await untilRun(page, 'finished');
  expect(await page.locator('input[name=tau]').inputValue()).toBe('0.02');
  await page.close();
});

test('of links that come one upon another the last counts', async () => {
  const page = await app.open(hairpin);
  await untilRun(page, 'finished');
  const address = page.url();
  await page.evaluate(() => {
    location.hash = 'system=perpetuum-mobile';
    location.hash = 'system=hairpin&parameters.tau=99';
  });
  await expect.poll(() => alerts(page)).toEqual(['parameters.tau: 99 (must be at most 10)']);
  expect(page.url()).toBe(address);
  await page.close();
});

test('a link followed at once after a change of a parameter is followed all the same', async () => {
  const page = await app.open(hairpin);
  await untilRun(page, 'finished');
  await type(page, 'tau', '0.03');
  await follow(page, 'system=driven-ring&backend=cpu&trajectories=512');
  await expect.poll(() => page.locator('select.chooser').inputValue()).toBe('driven-ring');
  await untilRun(page, 'finished');
  expect(page.url()).toMatch(/system=driven-ring/);
  await page.close();
});

test('after a wrong link over a field that was refused, other changes run again', async () => {
  const page = await app.open(hairpin);
  await untilRun(page, 'finished');
  await type(page, 'tau', 'abc');
  await expect.poll(() => alerts(page)).toEqual([expect.stringMatching(/^parameters\.tau: abc /)]);
  await follow(page, 'system=nonsense');
  await expect.poll(() => alerts(page)).toEqual([expect.stringMatching(/^system: nonsense /)]);
  await type(page, 'kappa', '0.5');
  await page.waitForURL(/parameters\.kappa=0\.5/);
  await untilRun(page, 'finished');
  expect(await alerts(page)).toEqual([]);
  await page.close();
});

test('opened with such a link, the page shows what can be read of it', async () => {
  const page = await app.open(`${hairpin}&parameters.tau=99&parameters.kappa=2`);
  await untilRun(page, 'failed');
  expect(await alerts(page)).toEqual(['parameters.tau: 99 (must be at most 10)']);
  expect(await page.locator('input[name=kappa]').inputValue()).toBe('2');
  await page.close();
});

test('a formula with the signs that the page prints is one', async () => {
  const page = await app.open(`${model({ potential: 'x²·2 − x' })}&duration=1&trajectories=512&backend=cpu`);
  await untilRun(page, 'finished');
  expect(await alerts(page)).toEqual([]);
  await page.close();
});

test('nothing was complained about on the console', () => expect(app.complaints).toEqual([]));
