import { join } from 'node:path';
import { chromiumFlags, findChromium } from '../../scripts/chromium.mjs';
import { serve } from '../../scripts/serve.mjs';
import { type Entrant, Missing, type Run } from '../entrant.ts';
import { benchFolder, root } from '../folders.ts';
import type { PageBackend, PageProblem } from '../page/main.ts';

/** Packages that are not bundled: they look for their own files. */
const load = (name: string): Promise<unknown> => import(/* @vite-ignore */ name);

/** One of Eddy's backends in a Chromium of its own, in a page served from this process. @throws Missing without Chromium */
export async function openChromium(backend: PageBackend, problem: PageProblem = 'trap'): Promise<Entrant> {
  const executablePath = findChromium();
  if (!executablePath) throw new Missing('no Chromium');
  const folder = await buildPage();
  const { chromium } = (await load('playwright')) as typeof import('playwright');
  const server = await serve(folder, 4300);
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  const close = async () => {
    await browser.close();
    server.close();
  };
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const adapter = await page.evaluate(([name, what]) => window.eddyBench.open(name, what), [
      backend,
      problem,
    ] as const);
    return {
      machine: `Chromium ${browser.version()}, ${adapter}`,
      run: (trajectories, seed): Promise<Run> =>
        page.evaluate(([n, s]) => window.eddyBench.run(n, s), [trajectories, seed] as const),
      close,
    };
  } catch (error) {
    await close();
    const noAdapter = /webgpu: .*/.exec((error as Error).message);
    throw noAdapter ? new Missing(noAdapter[0]) : error;
  }
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
