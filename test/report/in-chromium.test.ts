import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { htmlReport } from '../../src/report/html-report.ts';
import { withoutWebGpu } from '../chromium.ts';
import { exampleAbout, exampleStudy } from './example-study.ts';

let browser: Browser;
let folder: string;
let address: string;
const complaints: string[] = [];
const requests: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'eddy-report-'));
  const file = join(folder, 'report.html');
  const hostile = '<img src="https://example.org/x.png" onerror="console.error(1)">.csv';
  const about = { ...exampleAbout, forward: { ...exampleAbout.forward, files: [hostile] } };
  writeFileSync(file, htmlReport(exampleStudy(), about));
  address = pathToFileURL(file).href;
  browser = await chromium.launch(withoutWebGpu);
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

async function open(options: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(address);
  return page;
}

/** Brightness of the paper, 0 to 255. */
const paper = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(...getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)!.slice(0, 3).map(Number)),
  );

test('light on a light screen, dark on a dark one, and white on paper', async () => {
  const light = await open({ colorScheme: 'light' });
  expect(await paper(light)).toBeGreaterThan(240);
  await light.close();
  const dark = await open({ colorScheme: 'dark' });
  expect(await paper(dark)).toBeLessThan(40);
  await dark.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await paper(dark)).toBe(255);
  const pdf = await dark.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const pages = Number(
    /\/Type \/Pages[^>]*\/Count (\d+)|\/Count (\d+)/.exec(pdf.toString('latin1'))?.slice(1).find(Boolean),
  );
  expect(pages).toBeGreaterThan(2);
  expect(pages).toBeLessThan(12);
  await dark.close();
});

test.each([1280, 390])('nothing is cut off or runs over the edge at %i px', async (width) => {
  const page = await open({ viewport: { width, height: 844 } });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  const outside = await page.evaluate(() =>
    [...document.querySelectorAll('svg.figure text')]
      .filter((text) => {
        const [box, frame] = [text.getBoundingClientRect(), text.closest('svg')!.getBoundingClientRect()];
        return box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom;
      })
      .map((text) => text.textContent),
  );
  expect(outside).toEqual([]);
  await page.close();
});

test('curves are drawn in the colours of their estimators', async () => {
  const page = await open({ colorScheme: 'light' });
  const strokes = await page.evaluate(() =>
    [...document.querySelectorAll('#figure-works path.curve')].map((path) => getComputedStyle(path).stroke),
  );
  const wanted = await page.evaluate(() =>
    ['--forward', '--reverse', '--bar'].map((name) => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color;
    }),
  );
  expect(strokes).toEqual(wanted);
  await page.close();
});

test('nobody complained, and nothing but the page was asked for', () => {
  expect(complaints).toEqual([]);
  expect(requests.filter((url) => url !== address && url !== 'data:,')).toEqual([]);
});
