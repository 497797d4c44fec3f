import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cycle, type Sources, violations } from './architecture/scan.ts';

const folder = join(import.meta.dirname, '../src');
const sources: Sources = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
);

/** The sources with one file more. */
const withFile = (path: string, text: string): Sources => new Map([...sources, [path, text]]);

describe('imports', () => {
  test('run one way', () => expect(violations(sources)).toEqual([]));
  test('have no cycle', () => expect(cycle(sources)).toBeUndefined());
});

describe('the checker sees', () => {
  test.each([
    ['backends/made-up.ts', "import { systems } from '../systems/registry.ts';", 'may not import systems/registry.ts'],
    ['formula/made-up.ts', "import type { Model } from '../model/model.ts';", 'may not import model/model.ts'],
    ['laws/made-up.ts', "export * from '../systems/registry.ts';", 'may not import systems/registry.ts'],
    ['cli/made-up.ts', "const app = await import('../app/main.ts');", 'may not import app/main.ts'],
    ['tally/made-up.ts', "import text from '../../shaders/random.wgsl?raw';", 'may not import shaders/random.wgsl'],
    ['kernel/made-up.ts', "import { cpu } from '../backends/cpu/cpu.ts';", 'may not import backends/cpu/cpu.ts'],
    ['elsewhere/made-up.ts', "import { x } from './x.ts';", 'no rule for the room elsewhere'],
    ['model/made-up.ts', "import { readFileSync } from 'node:fs';", 'imports node:fs outside cli/'],
    ['model/made-up.ts', 'export const args = process.argv;', 'uses process outside cli/'],
    ['model/made-up.ts', 'export const args = globalThis.process;', 'uses process outside cli/'],
    ['model/made-up.ts', 'export const title = document.title;', 'uses document outside app/'],
  ])('%s: %s', (path, text, fault) => {
    expect(violations(withFile(path, text))).toContain(`${path}: ${fault}`);
  });

  test('a cycle through three files', () => {
    const ring = new Map([
      ['formula/a.ts', "import { b } from './b.ts';"],
      ['formula/b.ts', "export { c } from './c.ts';"],
      ['formula/c.ts', "import type { A } from './a.ts';"],
    ]);
    expect(cycle(ring)).toBe('formula/a.ts → formula/b.ts → formula/c.ts → formula/a.ts');
  });

  test('nothing where the rules are kept', () => {
    const kept = new Map([
      [
        'kernel/link.ts',
        "import type { Kernel } from '../backends/backend.ts'; import a from '../../shaders/a.wgsl?raw';",
      ],
      ['backends/cpu/worker-node.ts', "import { parentPort } from 'node:worker_threads'; process.exit(0);"],
      [
        'exact/quadrature.ts',
        "import { parse } from '../formula/parse.ts'; const window = 3; const y = { process: window };",
      ],
      ['estimate/bar.ts', "import { SpecError } from '../errors.ts'; /* document */ const s = 'window';"],
      ['kernel/layout.ts', 'export interface Buffer { process: number } export const size = (b: Buffer) => b.process;'],
    ]);
    expect(violations(kept)).toEqual([]);
  });
});
