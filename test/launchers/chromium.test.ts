import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eddy-chromium-'));
  vi.stubEnv('CHROMIUM', undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('the search for Chromium', () => {
  test('takes the first on the PATH', () => {
    writeFileSync(join(folder, 'chromium'), '', { mode: 0o755 });
    vi.stubEnv('PATH', `/nowhere:${folder}`);
    expect(findChromium()).toBe(join(folder, 'chromium'));
  });

  test('lets CHROMIUM win over the PATH', () => {
    writeFileSync(join(folder, 'chromium'), '', { mode: 0o755 });
    writeFileSync(join(folder, 'mine'), '', { mode: 0o755 });
    vi.stubEnv('PATH', folder);
    vi.stubEnv('CHROMIUM', join(folder, 'mine'));
    expect(findChromium()).toBe(join(folder, 'mine'));
  });

  test('does not fall back where CHROMIUM names no program', () => {
    writeFileSync(join(folder, 'chromium'), '', { mode: 0o755 });
    vi.stubEnv('PATH', folder);
    vi.stubEnv('CHROMIUM', join(folder, 'missing'));
    expect(findChromium()).toBeUndefined();
  });
});
