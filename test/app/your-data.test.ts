import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleWorks } from '../../src/estimate/example-works.ts';
import { withError } from '../../src/report/with-error.ts';
import { momentsOf, standardErrorOfMean } from '../../src/tally/moments.ts';
import { alertsOn, keepScreenshot, type OpenedApp, openApp, readMeasured, readNumber, untilPhase } from './open-app.ts';
import { pixelsOf } from './pixels.ts';
import { workFiles } from './work-files.ts';

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp(false);
});
afterAll(() => app.close());

const files = workFiles();
const { forward, reverse, deltaF } = exampleWorks('gaussian-good', 4000);
/** k_B in kJ/mol per kelvin, by the SI. */
const boltzmann = (1.380649e-23 * 6.02214076e23) / 1e3;
const kelvin = 298.15;
const inKilojoule = (w: Float64Array, sign = 1) => w.map((x) => sign * x * boltzmann * kelvin);

/** Drops files on an element of the page, as a hand would. */
async function drop(page: Page, paths: readonly string[], on = '.app'): Promise<void> {
  const contents = paths.map((path) => ({ name: basename(path), base64: readFileSync(path).toString('base64') }));
  const data = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list)
      transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    return transfer;
  }, contents);
  await page.dispatchEvent(on, 'dragover', { dataTransfer: data });
  await page.dispatchEvent(on, 'drop', { dataTransfer: data });
}

const side = (page: Page, way: 'forward' | 'reverse') => page.locator(`[data-side=${way}]`);
const estimated = (page: Page) => untilPhase(page, '.status', 'done');
const verdict = (page: Page) => page.locator('.verdict-panel');

async function estimate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Estimate' }).click();
  await estimated(page);
}

async function bar(page: Page): Promise<{ value: number; error: number }> {
  return readMeasured(await page.locator('tr[data-estimate=bar] td').first().innerText());
}

test('the page asks its question, offers examples, and runs nothing by itself', async () => {
  const page = await app.open('data');
  await page.getByRole('heading', { name: 'Can this free energy be trusted?' }).waitFor();
  expect(await page.locator('.examples a').evaluateAll((links) => links.map((a) => a.getAttribute('href')))).toEqual([
    '#data=trap',
    '#data=gaussian',
    '#data=poor-overlap',
  ]);
  expect(await page.locator('.verdict-panel').count()).toBe(0);
  await keepScreenshot(page, 'your data, empty');
  await page.close();
});

describe('examples', () => {
  test('the trap is never green, and shows the exact value that it misses', async () => {
    const page = await app.open('data=trap');
    await estimated(page);
    expect(await verdict(page).getAttribute('data-light')).toBe('red');
    expect(await verdict(page).innerText()).toMatch(/not to be trusted/);
    const exact = exampleWorks('trap', 2).deltaF;
    expect(await page.locator('tr.exact td').first().innerText()).toBe(exact.toFixed(4).replace('-', '−'));
    await keepScreenshot(page, 'your data, trap');
    await page.close();
  });

  test('a good pair is green, and every picture is drawn', async () => {
    const page = await app.open('data=gaussian');
    await estimated(page);
    expect(await verdict(page).getAttribute('data-light')).toBe('green');
    const { value, error } = await bar(page);
    expect(Math.abs(value - deltaF)).toBeLessThan(4.5 * error);
    for (const [chart, colour] of [
      ['work-chart', '--forward'],
      ['work-chart', '--reverse'],
      ['ratio-chart', '--crossing'],
      ['convergence-chart', '--bar'],
      ['block-chart', '--forward'],
    ] as const)
      expect((await pixelsOf(page, chart, colour)).count, `${chart} ${colour}`).toBeGreaterThan(50);
    await keepScreenshot(page, 'your data, good');
    await page.close();
  });

  test('one follows the other by its link', async () => {
    const page = await app.open('data=gaussian');
    await estimated(page);
    await page.getByRole('link', { name: 'Too fast' }).click();
    await page.waitForURL(/#data=poor-overlap$/);
    await page.locator('.verdict-panel:not([data-light=green])').waitFor();
    await page.close();
  });
});

describe('files of every kind are dropped, looked at, and studied', () => {
  const both = (make: (name: string, works: Float64Array) => string, ending: string) => [
    make(`forward.${ending}`, forward),
    make(`reverse.${ending}`, reverse),
  ];
  test.each([
    ['CSV', 'text table', () => both(files.csv, 'csv'), 'kT'],
    ['TSV', 'text table', () => both(files.tsv, 'tsv'), 'kT'],
    ['whitespace', 'text table', () => both(files.column, 'dat'), null],
    ['Parquet', 'Parquet', () => both(files.parquet, 'parquet'), 'kT'],
    ['NPY', 'NumPy array', () => both(files.npy, 'npy'), null],
    ['NPZ', 'NumPy archive', () => both(files.npz, 'npz'), null],
  ] as const)('%s', async (_, format, make, unit) => {
    const page = await app.open('data');
    await drop(page, make());
    await side(page, 'reverse').locator('.file-name').waitFor();
    expect(await side(page, 'forward').locator('.file-name').innerText()).toContain(format);
    expect(await page.locator('.note-line').innerText()).toMatch(/forward\.\w+ (is )?taken as forward/);
    expect(await page.getByLabel('works in').inputValue()).toBe(unit ?? '');
    if (!unit) await page.getByLabel('works in').selectOption('kT');
    await estimate(page);
    const { value, error } = await bar(page);
    expect(Math.abs(value - deltaF)).toBeLessThan(4.5 * error);
    expect(await verdict(page).getAttribute('data-light')).toBe('green');
    await page.close();
  });

  test('pmx: kJ/mol and −W_R, which the format states, and a temperature, which it does not', async () => {
    const page = await app.open('data');
    await drop(page, [
      files.pmx('integB.dat', inKilojoule(reverse, -1)),
      files.pmx('integA.dat', inKilojoule(forward)),
    ]);
    await side(page, 'reverse').locator('.file-name').waitFor();
    expect(await side(page, 'forward').locator('.file-name').innerText()).toContain('integA.dat');
    expect(await page.getByLabel('works in').inputValue()).toBe('kJ/mol');
    expect(await page.getByLabel('reverse is').inputValue()).toBe('minus');
    await page.getByRole('button', { name: 'Estimate' }).click();
    await expect.poll(() => alertsOn(page)).toEqual(['temperature: not given (works are divided by kT)']);
    const field = page.getByLabel('temperature', { exact: true });
    await field.fill(String(kelvin));
    await field.press('Enter');
    await estimate(page);
    const { value, error } = await bar(page);
    expect(Math.abs(value - deltaF)).toBeLessThan(4.5 * error);
    await page.close();
  });

  test('xvg: each file is one switching, λ and temperature as it states them', async () => {
    const few = { forward: inKilojoule(forward.slice(0, 12)), reverse: inKilojoule(reverse.slice(0, 12)) };
    const page = await app.open('data');
    await drop(page, [
      ...Array.from(few.forward, (w, i) => files.xvg(`up-${i}.xvg`, w, [0, 1], kelvin)),
      ...Array.from(few.reverse, (w, i) => files.xvg(`down-${i}.xvg`, w, [1, 0], kelvin)),
    ]);
    await side(page, 'reverse').locator('.file-name').waitFor();
    expect(await side(page, 'reverse').locator('.file-name').innerText()).toMatch(/and 11 more GROMACS xvg/);
    expect(await page.locator('input[name=reverse-from]').inputValue()).toBe('1');
    expect(await page.getByLabel('temperature', { exact: true }).inputValue()).toBe(String(kelvin));
    await estimate(page);
    const rows = page.locator('.diagnostics tr', { hasText: 'Mean work' });
    const moments = momentsOf(few.forward.map((w) => w / (boltzmann * kelvin)));
    const { value, error } = withError(moments.mean, standardErrorOfMean(moments));
    expect(await rows.locator('td').first().innerText()).toBe(`${value} ± ${error} kT`);
    await page.close();
  });

  test('force–distance: columns and units are shown, and the area is the work', async () => {
    const works = [40, 44, 41, 43, 39];
    const page = await app.open('data');
    await drop(
      page,
      works.map((w, i) => files.pull(`pull-${i}.csv`, w)),
    );
    await side(page, 'forward').locator('.file-name').waitFor();
    expect(await page.locator('select[name=forward-kind]').inputValue()).toBe('force-distance');
    expect(await page.getByLabel('unit of the force').inputValue()).toBe('pN');
    expect(await page.getByLabel('unit of the distance').inputValue()).toBe('nm');
    expect(await page.getByLabel('works in').inputValue()).toBe('pN·nm');
    await page.getByLabel('kT from').selectOption('kT');
    const field = page.getByLabel('kT', { exact: true });
    await field.fill('4');
    await field.press('Enter');
    await estimate(page);
    const mean = page.locator('.diagnostics tr', { hasText: 'Mean work' }).locator('td').first();
    expect(readNumber(await mean.innerText())).toBeCloseTo(works.reduce((a, b) => a + b) / works.length / 4, 6);
    expect(await verdict(page).getAttribute('data-light')).not.toBe('green');
    await page.close();
  });
});

describe('bad input is one clear line at its place, and what was there stays', () => {
  test.each([
    ['an empty file', () => files.text('empty.csv', ''), /^empty\.csv: 0 bytes \(is empty\)$/],
    ['a binary file', () => files.text('photo.bin', new Uint8Array(64)), /^photo\.bin: .*binary/],
  ])('%s', async (_, make, line) => {
    const page = await app.open('data=gaussian');
    await estimated(page);
    const before = await bar(page);
    await drop(page, [make()], '[data-side=forward]');
    await side(page, 'forward').getByRole('alert').waitFor();
    await expect.poll(() => alertsOn(page)).toEqual([expect.stringMatching(line)]);
    expect(await bar(page)).toEqual(before);
    await page.close();
  });

  test('a word among the numbers, by its line; a missing unit; a wrong temperature', async () => {
    const page = await app.open('data=gaussian');
    await estimated(page);
    const before = await bar(page);
    await drop(page, [files.text('words.csv', 'work\n1\n2\nthree\n4\n')]);
    await side(page, 'forward').locator('.file-name').waitFor();
    const alerts = () => alertsOn(page);
    const button = page.getByRole('button', { name: 'Estimate' });
    await button.click();
    await expect.poll(alerts).toEqual(['unit of the works: not chosen (the files do not state it)']);
    await page.getByLabel('works in').selectOption('kJ/mol');
    await page.getByLabel('temperature', { exact: true }).fill('-3');
    await page.keyboard.press('Enter');
    await expect.poll(alerts).toEqual(['temperature: -3 (must be a number > 0)']);
    await page.getByLabel('temperature', { exact: true }).fill('300');
    await page.keyboard.press('Enter');
    await expect.poll(alerts).toEqual([]);
    await button.click();
    await expect.poll(alerts).toEqual([expect.stringMatching(/^words\.csv.*4.*three/)]);
    expect(await side(page, 'forward').getByRole('alert').count()).toBe(1);
    expect(await bar(page)).toEqual(before);
    await keepScreenshot(page, 'your data, refused');
    await page.close();
  });

  test('forward and reverse swapped, and the wrong sign, are said', async () => {
    const page = await app.open('data');
    await drop(page, [files.csv('a.csv', reverse), files.csv('b.csv', forward)]);
    await side(page, 'reverse').locator('.file-name').waitFor();
    await page.getByLabel('reverse is').selectOption('minus');
    await estimate(page);
    expect(await verdict(page).getAttribute('data-light')).toBe('red');
    await page.getByRole('button', { name: 'Swap sides' }).click();
    await page.getByLabel('reverse is').selectOption('plus');
    await estimate(page);
    expect(await verdict(page).getAttribute('data-light')).toBe('green');
    await page.close();
  });
});

test('the report that is saved opens again with the same numbers, from HTML and from JSON', async () => {
  const page = await app.open('data=gaussian');
  await estimated(page);
  const table = (on: Page) => on.locator('.estimates').innerText();
  const before = await table(page);
  const said = await verdict(page).innerText();
  for (const name of ['Save report', 'JSON']) {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    const download = await waiting;
    const path = files.text(download.suggestedFilename(), readFileSync(await download.path()));
    const fresh = await app.open('data');
    await drop(fresh, [path]);
    await estimated(fresh);
    expect(await table(fresh)).toBe(before);
    expect(await verdict(fresh).innerText()).toBe(said);
    await fresh.close();
  }
  await drop(page, [files.text('other.html', '<p>no report</p>')]);
  await page.getByRole('alert').waitFor();
  expect(await table(page)).toBe(before);
  await page.close();
});

test('the keyboard does it all', async () => {
  const page = await app.open('data');
  await page.locator('input[name=forward-files]').setInputFiles(files.csv('keys.csv', forward));
  await side(page, 'forward').locator('.file-name').waitFor();
  const unnamed = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, select, textarea, a')]
      .filter((e) => !(e.getAttribute('aria-label') || e.textContent?.trim()))
      .map((e) => e.outerHTML),
  );
  expect(unnamed).toEqual([]);
  const reached: string[] = [];
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => (document.activeElement as HTMLElement & { name?: string }).name ?? '');
    reached.push(name);
    if (name === 'study') break;
  }
  expect(reached).toEqual(
    expect.arrayContaining(['forward-files', 'forward-column', 'reverse-files', 'unit', 'study']),
  );
  await page.keyboard.press('Enter');
  await estimated(page);
  expect(await verdict(page).getAttribute('data-light')).toMatch(/amber|red/);
  await page.close();
});

test('a phone shows it all in one column', async () => {
  const page = await app.open('data=poor-overlap', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  await estimated(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.screenshot({ path: `${import.meta.dirname}/screenshots/your data, phone.png`, fullPage: true });
  await page.close();
});

test('a million works leave the page free, and another request takes their place', async () => {
  const page = await app.open('data');
  await drop(page, [files.npy('many.npy', exampleWorks('gaussian-good', 1_000_000).forward)]);
  await side(page, 'forward').locator('.file-name').waitFor();
  await page.getByLabel('works in').selectOption('kT');
  await app.browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  await page.getByRole('button', { name: 'Estimate' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await untilPhase(page, '.status', 'idle');
  await estimate(page);
  const count = page.locator('.diagnostics tr', { hasText: 'Works' }).locator('td').first();
  expect(await count.innerText()).toMatch(/^1.000.000$/);
  await page.locator('work-chart canvas').waitFor();
  const { traceEvents } = JSON.parse((await app.browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    traceEvents.flatMap((e) =>
      e.name === 'thread_name' && e.args?.name === 'CrRendererMain' ? [`${e.pid} ${e.tid}`] : [],
    ),
  );
  const tasks = traceEvents.filter((e) => e.tdur !== undefined && mains.has(`${e.pid} ${e.tid}`));
  expect(tasks.length).toBeGreaterThan(100);
  expect(Math.max(...tasks.map((e) => e.tdur!)) / 1000).toBeLessThan(50);
  await page.close();
});

/** An event of Chromium’s trace: `tdur` is the time that its thread computed, in µs, whatever else the machine was doing. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

test('nothing was complained about on the console', () => expect(app.complaints).toEqual([]));
