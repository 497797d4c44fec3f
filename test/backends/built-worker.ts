import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

/** Builds the entry of a worker as the product does, in a folder of its own. @param entry its path in src/ */
export async function buildWorker(entry: string): Promise<{ file: URL; missing: URL; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'eddy-worker-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      rolldownOptions: {
        input: { worker: fileURLToPath(new URL(`../../src/${entry}`, import.meta.url)) },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  const at = (name: string) => pathToFileURL(join(folder, name));
  return { file: at('worker.mjs'), missing: at('missing.mjs'), remove: () => rm(folder, { recursive: true }) };
}
