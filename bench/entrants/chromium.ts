import { join } from 'node:path';
import type { Page } from 'playwright';
import { serve } from '../../scripts/serve.mjs';
import type { Answer, Puller } from '../accuracy/accurate.ts';
import { type Entrant, Missing, type Run } from '../entrant.ts';
import { benchFolder, root } from '../folders.ts';
import type { PageBackend, PageProblem } from '../page/main.ts';
import { load, openBrowser } from './browser.ts';

/** One of Eddy's backends in a Chromium of its own, in a page served from this process. @throws Missing without Chromium */
async function openPage(
  backend: PageBackend,
  problem: PageProblem,
): Promise<{ page: Page; machine: string; close: () => Promise<void> }> {
  const browser = await openBrowser();
  const server = await serve(await buildPage(), 4300);
  const close = async () => {
    await browser.close();
    server.close();
  };
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const adapter = await page.evaluate((asked) => window.eddyBench.open(...asked), [backend, problem] as const);
    return { page, machine: `Chromium ${browser.version()}, ${adapter}`, close };
  } catch (error) {
    await close();
    const noAdapter = /web(gpu|gl): .*/.exec((error as Error).message);
    throw noAdapter ? new Missing(noAdapter[0]) : error;
  }
}

/** The dragged trap, or the jumps. @throws Missing without Chromium or an adapter */
export async function openChromium(backend: PageBackend, problem: 'trap' | 'jumps' = 'trap'): Promise<Entrant> {
  const { page, machine, close } = await openPage(backend, problem);
  return {
    machine,
    run: (...asked): Promise<Run> => page.evaluate((a) => window.eddyBench.run(...a), asked),
    close,
  };
}

/** The hairpin. @throws Missing without Chromium or an adapter */
export async function openChromiumPulls(backend: PageBackend): Promise<Puller> {
  const { page, machine, close } = await openPage(backend, 'hairpin');
  return {
    machine,
    run: (...asked): Promise<Answer> => page.evaluate((a) => window.eddyBench.pull(...a), asked),
    close,
  };
}

let built: Promise<string> | undefined;

/** Bundles the page once. */
function buildPage(): Promise<string> {
  built ??= (async () => {
    const outDir = join(root, 'dist/bench/page');
    const { build } = (await load('vite')) as typeof import('vite');
    await build({
      configFile: false,
      root: join(benchFolder, 'page'),
      base: './',
      logLevel: 'warn',
      worker: { format: 'es' },
      build: { outDir, emptyOutDir: true, target: 'es2022' },
    });
    return outDir;
  })();
  return built;
}
