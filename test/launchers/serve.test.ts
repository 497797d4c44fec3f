import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../scripts/serve.mjs';

const parent = mkdtempSync(join(tmpdir(), 'eddy-serve-'));
const folder = join(parent, 'app');
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  mkdirSync(folder);
  mkdirSync(join(parent, 'app-secret'));
  writeFileSync(join(folder, 'index.html'), '<title>Eddy</title>');
  writeFileSync(join(folder, 'main.js'), 'export {};');
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(parent, 'app-secret/secret.txt'), 'secret');
  site = await serve(folder, 0);
});

afterAll(() => {
  site.close();
  rmSync(parent, { recursive: true });
});

/** Status of a path sent as it stands, without the client's own normalisation. */
function statusOf(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ port: Number(new URL(site.url).port), host: '127.0.0.1', path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('the app server', () => {
  test('gives the first page at the root, cross-origin isolated', async () => {
    const response = await fetch(site.url);
    expect(await response.text()).toBe('<title>Eddy</title>');
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  });

  test('gives scripts as JavaScript', async () => {
    const response = await fetch(`${site.url}main.js?v=1`);
    expect(response.headers.get('content-type')).toContain('text/javascript');
  });

  test.each(['/missing.js', '/../secret.txt', '/..%2fsecret.txt', '/../app-secret/secret.txt', '/%00', '/%', '//'])(
    'gives nothing for %s',
    async (path) => expect([404, 400]).toContain(await statusOf(path)),
  );

  test('takes the next port where one is taken', async () => {
    const port = Number(new URL(site.url).port);
    const second = await serve(folder, port);
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    second.close();
  });
});
