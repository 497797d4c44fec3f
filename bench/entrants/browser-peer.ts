import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { momentsOf } from '../../src/tally/moments.ts';
import { type Entrant, Missing } from '../entrant.ts';
import { benchFolder, root } from '../folders.ts';
import { peerProblem } from '../problem.ts';
import { openBrowser } from './browser.ts';

/** What a script in bench/peers puts into its page. */
interface PagePeer {
  open(options: object): Promise<string>;
  run(trajectories: number, seed: number, problem: object): Promise<{ seconds: number; works: number[] }>;
}

declare global {
  interface Window {
    peer: PagePeer;
  }
}

/** A library for browsers: its packages' scripts in the order in which a page includes them. */
export interface BrowserPeer {
  readonly scripts: readonly { readonly package: string; readonly file: string }[];
  /** In bench/peers. */
  readonly page: string;
  readonly options?: object;
  readonly flags?: readonly string[];
}

/** Where packages of peers may be: few are the project's own. */
const places = [process.env.EDDY_BENCH_PEERS, join(root, 'dist/peers'), root];

/** @throws Missing when the package is nowhere */
function findPackage(name: string): { folder: string; version: string } {
  const folders = places.flatMap((place) => (place ? [join(place, 'node_modules', name)] : []));
  const folder = folders.find((f) => existsSync(join(f, 'package.json')));
  if (!folder) throw new Missing(`no package ${name} (npm install --ignore-scripts --prefix dist/peers ${name})`);
  return { folder, version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version };
}

/** A program for browsers in a Chromium of its own. @throws Missing without Chromium, its packages, or a device */
export async function openBrowserPeer({ scripts, page: file, options = {}, flags }: BrowserPeer): Promise<Entrant> {
  const found = scripts.map((script) => ({ ...findPackage(script.package), ...script }));
  const browser = await openBrowser(flags);
  try {
    const page = await browser.newPage();
    // WebGPU is there in pages from this machine alone.
    await page.route('http://localhost/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>peer</title>' }),
    );
    await page.goto('http://localhost/');
    for (const { folder, file: script } of found) await page.addScriptTag({ path: join(folder, script) });
    await page.addScriptTag({ path: join(benchFolder, 'peers', file) });
    const adapter = await page.evaluate((o) => window.peer.open(o), options);
    return {
      machine: `Chromium ${browser.version()}, ${adapter}, ${found.map((p) => `${p.package} ${p.version}`).join(', ')}`,
      async run(trajectories, seed, steps) {
        const asked = [trajectories, seed, peerProblem(steps)] as const;
        const { seconds, works } = await page.evaluate(([n, s, p]) => window.peer.run(n, s, p), asked);
        return { seconds, cpuSeconds: null, trajectorySteps: trajectories * steps, works: momentsOf(works) };
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** gpu.js on WebGL2, with its own Math.random or with a hash of one's own. */
export const gpujs = (hash: boolean): BrowserPeer => ({
  scripts: [{ package: 'gpu.js', file: 'dist/gpu-browser.min.js' }],
  page: 'page-gpujs.js',
  options: { hash },
  flags: ['--enable-unsafe-swiftshader'],
});

/** TensorFlow.js on WebGPU. */
export const tfjs: BrowserPeer = {
  scripts: [
    { package: '@tensorflow/tfjs-core', file: 'dist/tf-core.min.js' },
    { package: '@tensorflow/tfjs-backend-webgpu', file: 'dist/tf-backend-webgpu.min.js' },
  ],
  page: 'page-tfjs.js',
};
