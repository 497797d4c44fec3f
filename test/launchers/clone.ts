import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const repository = join(import.meta.dirname, '../..');

const kept = ['scripts', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'vite.node.config.ts'];

/** A clone with the packages installed and nothing built, whose sources are for the test to write. */
export function makeClone() {
  const folder = mkdtempSync(join(tmpdir(), 'eddy-clone-'));
  for (const name of kept) cpSync(join(repository, name), join(folder, name), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    write(path: string, text: string) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
