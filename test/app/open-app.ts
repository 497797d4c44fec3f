import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { prepare, root } from '../../scripts/prepare.mjs';
import { serve } from '../../scripts/serve.mjs';
import { withoutWebGpu, withWebGpu } from '../chromium.ts';

/** Longest wait for something that takes a second on an idle machine. */
const patience = 60_000;

/** With LATE_FRAMES=400, pages draw so many milliseconds late: tests that look before the page shows what they look for fail then. */
const late = Number(process.env.LATE_FRAMES ?? 0);

function drawLate(milliseconds: number): void {
  const ask = requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) => ask(() => setTimeout(() => ask(draw), milliseconds));
}

/** The built app in a real Chromium. */
export interface OpenedApp {
  readonly browser: Browser;
  /** Opens a page at this fragment; errors on its console fail `noErrors`. */
  readonly open: (fragment: string, options?: BrowserContextOptions) => Promise<Page>;
  /** What pages complained about so far. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

/** Builds the app if need be, serves it and starts the browser. */
export async function openApp(webgpu: boolean): Promise<OpenedApp> {
  prepare('app');
  const site = await serve(join(root, 'dist/app'), 0);
  const browser = await chromium.launch(webgpu ? withWebGpu : withoutWebGpu);
  const complaints: string[] = [];
  return {
    browser,
    complaints,
    async open(fragment, options = {}) {
      const page = await browser.newPage({
        viewport: { width: 1280, height: 800 },
        reducedMotion: 'reduce',
        ...options,
      });
      page.setDefaultTimeout(patience);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      if (late > 0) await page.addInitScript(drawLate, late);
      await page.goto(`${site.url}${fragment && `#${fragment}`}`);
      return page;
    },
    async close() {
      await browser.close();
      site.close();
    },
  };
}

/** Waits until the page shows the state that it is in: it is drawn in the next frame, charts in the one after, and again where that moves them. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
  });

/** Waits until this part of the page shows this phase, and all that belongs to it; what it showed before the last change does not count. */
export async function untilPhase(page: Page, part: string, phase: string): Promise<void> {
  await drawn(page);
  await page.locator(`${part}[data-phase=${phase}]`).waitFor();
  await drawn(page);
}

/** Waits until the run in view has come to this end. */
export const untilRun = (page: Page, phase: 'finished' | 'stopped' | 'failed' | 'paused' | 'running'): Promise<void> =>
  untilPhase(page, '.status', phase);

/** What the page complains about to its user. */
export const alertsOn = (page: Page): Promise<string[]> => page.getByRole('alert').allInnerTexts();

/** Keeps a picture of the page for people to look at. */
export const keepScreenshot = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: join(import.meta.dirname, 'screenshots', `${name}.png`), animations: 'disabled' });

/** A number as the screen writes it: `−1.5·10⁻³`, `18.684 ± 0.003` (its value). */
export function readNumber(text: string): number {
  const [value = ''] = text.replace('−', '-').split('±');
  const [, mantissa = '', exponent = '⁰'] = /([-\d.]+)(?:·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?/.exec(value) ?? [];
  const digits = [...exponent].map((c) => (c === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))).join('');
  return Number(mantissa) * 10 ** Number(digits);
}

/** Value and error of a cell such as `18.684 ± 0.003`. */
export const readMeasured = (text: string): { value: number; error: number } => ({
  value: readNumber(text),
  error: readNumber(text.split('±')[1] ?? 'NaN'),
});
