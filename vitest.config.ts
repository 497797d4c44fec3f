import { availableParallelism, tmpdir } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumFlags, findChromium, findSoftwareVulkan } from './scripts/chromium.mjs';

const executablePath = findChromium();
const driver = process.env.VK_ICD_FILENAMES ?? findSoftwareVulkan();

/** Without a GPU, Dawn in Node finds the software driver only through the environment it starts with. */
const env = {
  ...(driver && { VK_ICD_FILENAMES: driver }),
  XDG_RUNTIME_DIR: process.env.XDG_RUNTIME_DIR ?? tmpdir(),
};

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // As patient as a wait for the page: what takes a second on an idle machine may take many on a busy one.
    expect: { poll: { timeout: 60_000 } },
    // Much of a test file waits for its own workers or a browser: two at a time, even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    coverage: { include: ['src/**/*.ts'] },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**'],
          pool: 'forks',
          // Reports carry their style: everything else does without.
          css: { include: [/\/src\/report\//] },
          env,
        },
      },
      {
        extends: true,
        // All packages are bundled before the first test: one met later would reload the page under a running test.
        optimizeDeps: { entries: ['src/**/*.ts', 'test/browser/**/*.ts'], exclude: ['webgpu'] },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath, args: chromiumFlags } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
