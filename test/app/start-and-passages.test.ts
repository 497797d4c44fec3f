import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenedApp, openApp, untilRun } from './open-app.ts';

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp(false);
});
afterAll(() => app.close());

type Page = Awaited<ReturnType<OpenedApp['open']>>;
const link = (model: object, more = '') =>
  `model=${encodeURIComponent(JSON.stringify(model))}&duration=1&trajectories=512&backend=cpu${more}`;
const modelOf = async (page: Page) =>
  JSON.parse(new URLSearchParams(new URL(page.url()).hash.slice(1)).get('model') ?? 'null');
const alerts = (page: Page) => page.getByRole('alert').allInnerTexts();
const change = async (page: Page, label: string, text: string) => {
  const box = page.getByLabel(label, { exact: false }).first();
  await box.fill(text);
  await box.blur();
};

const diffusing = {
  coordinates: { x: {} },
  potential: '0',
  parameters: { a: 1 },
  initial: { x: 0 },
  passages: { found: { coordinate: 'x', level: 'a' } },
  events: [{ name: 'resets', rate: 1, set: { x: 0 } }],
};

test('where one starts and what is waited for are rows of the form', async () => {
  const page = await app.open(link(diffusing, '&field=%7B%22x%22%3A16%7D'));
  await untilRun(page, 'finished');
  expect(await page.getByLabel('where trajectories start').inputValue()).toBe('positions');
  expect(await page.locator('.only-as-text').innerText()).toBe('Also given, and edited “as text”: events, field.');
  await change(page, 'level of found', '2·a');
  await expect.poll(async () => (await modelOf(page)).passages).toEqual({ found: { coordinate: 'x', level: '2·a' } });
  await change(page, 'x at the start', '−0.5');
  await expect.poll(async () => (await modelOf(page)).initial).toEqual({ x: -0.5 });
  await untilRun(page, 'finished');
  await page.locator('h2', { hasText: 'First passages' }).getByRole('button', { name: 'add' }).click();
  await expect.poll(async () => Object.keys((await modelOf(page)).passages)).toEqual(['found', 'passage']);
  await page.getByRole('button', { name: 'remove passage' }).click();
  await expect.poll(async () => Object.keys((await modelOf(page)).passages)).toEqual(['found']);
  await untilRun(page, 'finished');
  expect(await alerts(page)).toEqual([]);
  await page.close();
});

test('what is wrong there is said there', async () => {
  const page = await app.open(link(diffusing));
  await untilRun(page, 'finished');
  await change(page, 'x at the start', 'nonsense');
  await page.locator('.knobs').getByRole('alert').waitFor();
  expect(await alerts(page)).toEqual([expect.stringMatching(/^model\.initial\.x: nonsense \(unknown name/)]);
  await change(page, 'x at the start', '0');
  await expect.poll(() => alerts(page)).toEqual([]);
  await change(page, 'coordinate of found', 'y');
  await page.locator('.row.passage').getByRole('alert').waitFor();
  expect(await alerts(page)).toEqual([expect.stringMatching(/^model\.passages\.found\.?\w*: y /)]);
  await page.close();
});

test('a start is chosen by name, and a coordinate keeps its own when it is renamed', async () => {
  const page = await app.open(link({ coordinates: { x: {} }, potential: '0', initial: { x: 2 } }));
  await untilRun(page, 'finished');
  await change(page, 'name of this coordinate', 'z');
  await expect.poll(async () => (await modelOf(page)).initial).toEqual({ z: 2 });
  await page.locator('textarea[name=potential]').fill('z^2');
  await page.getByLabel('where trajectories start').selectOption('equilibrium');
  await expect.poll(async () => (await modelOf(page)).initial).toBe('equilibrium');
  await page.getByLabel('where trajectories start').selectOption('');
  await expect.poll(async () => 'initial' in (await modelOf(page))).toBe(false);
  await untilRun(page, 'finished');
  expect(await page.locator('.only-as-text').count()).toBe(0);
  await page.close();
});

test('a network starts in its stationary state, in one state or in several', async () => {
  const page = await app.open(link({ states: ['A', 'B'], transitions: ['A <-> B : 1, 2'], initial: 'B' }));
  await untilRun(page, 'finished');
  const start = page.getByLabel('where trajectories start');
  expect(await start.inputValue()).toBe('B');
  await start.selectOption('weights');
  await expect.poll(async () => (await modelOf(page)).initial).toEqual({ A: 0, B: 1 });
  await change(page, 'B at the start', '3');
  await expect.poll(async () => (await modelOf(page)).initial).toEqual({ A: 0, B: 3 });
  await start.selectOption('');
  await expect.poll(async () => 'initial' in (await modelOf(page))).toBe(false);
  await untilRun(page, 'finished');
  await page.close();
});

test('what starts from what is no longer there is shown, and can be mended', async () => {
  const ring = { states: ['A', 'B'], transitions: ['A <-> B : 1, 2'] };
  const page = await app.open(link({ ...ring, initial: 'D' }));
  await untilRun(page, 'failed');
  const start = page.getByLabel('where trajectories start');
  expect(await start.inputValue()).toBe('D');
  await start.selectOption('');
  await untilRun(page, 'finished');
  await page.close();
  const stale = await app.open(link({ ...ring, initial: { A: 1, D: 2 } }));
  await untilRun(stale, 'failed');
  await stale.getByRole('button', { name: 'remove D from the start' }).click();
  await expect.poll(async () => (await modelOf(stale)).initial).toEqual({ A: 1 });
  await untilRun(stale, 'finished');
  await stale.close();
});

test('nothing was complained about on the console', () => expect(app.complaints).toEqual([]));
