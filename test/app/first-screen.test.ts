import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alertsOn, keepScreenshot, type OpenedApp, openApp, readMeasured, readNumber, untilRun } from './open-app.ts';
import { pixelsOf } from './pixels.ts';

const small = 'system=hairpin&trajectories=20000&seed=7';

describe.each([
  { name: 'with WebGPU', webgpu: true, backend: 'webgpu', device: /^WebGPU/ },
  { name: 'without WebGPU', webgpu: false, backend: 'auto', device: /^CPU/ },
])('$name', ({ name, webgpu, backend, device }) => {
  let app: OpenedApp;
  beforeAll(async () => {
    app = await openApp(webgpu);
  });
  afterAll(() => app.close());

  test('the app opens on hairpin, already running', async () => {
    const page = await app.open('');
    await page.locator('work-chart canvas').waitFor();
    await expect.poll(() => page.getByLabel('system', { exact: true }).inputValue()).toBe('hairpin');
    await page.getByRole('button', { name: 'Stop' }).click();
    await untilRun(page, 'stopped');
    expect(app.complaints).toEqual([]);
    await page.close();
  });

  test('both histograms, the exact line and their crossing are drawn', async () => {
    const page = await app.open(`${small}&backend=${backend}`);
    await untilRun(page, 'finished');
    expect(await page.locator('.device').innerText()).toMatch(device);
    const said = await page.locator('work-chart').getAttribute('aria-label');
    expect(said).toMatch(
      /forward work and of negated reverse work; they cross at [\d.]+ ± [\d.]+ kT, exact ΔF 18\.686 kT/,
    );
    const [forward, reverse] = [
      await pixelsOf(page, 'work-chart', '--forward'),
      await pixelsOf(page, 'work-chart', '--reverse'),
    ];
    expect(Math.min(forward.count, reverse.count)).toBeGreaterThan(200);
    const canvas = await page.locator('work-chart canvas').boundingBox();
    expect((await pixelsOf(page, 'work-chart', '--ink')).tallest).toBeGreaterThan(0.3 * canvas!.height);
    expect((await pixelsOf(page, 'convergence-chart', '--bar')).count).toBeGreaterThan(50);
    await keepScreenshot(page, `hairpin ${name}`);
    await page.close();
  });

  test('the verdict table compares every law with its exact value', async () => {
    const page = await app.open(`${small}&backend=${backend}`);
    await untilRun(page, 'finished');
    const laws = page.locator('tr[data-law]');
    expect(await laws.evaluateAll((rows) => rows.map((r) => (r as HTMLElement).dataset.law))).toEqual([
      'jarzynski',
      'bar',
      'crooks-crossing',
      'crooks-slope',
      'start-place',
    ]);
    const cells = await page.locator('tr[data-law=bar] td').allInnerTexts();
    const { value, error } = readMeasured(cells[0]!);
    const expected = readNumber(cells[1]!);
    const z = readNumber(cells[2]!);
    expect(Math.abs(value - expected)).toBeLessThan(4.5 * error);
    expect(cells[2]).toMatch(/σ holds$/);
    // Rounding of value and expected by half a digit each, of σ by half of its last digit.
    const digit = 10 ** -(cells[0]!.split('±')[1]!.split('.')[1] ?? '').length;
    expect(Math.abs(z - (value - expected) / error)).toBeLessThan(0.05 + (digit * (1 + Math.abs(z) / 2)) / error);
    expect(app.complaints).toEqual([]);
    await page.close();
  });
});

describe('without WebGPU', () => {
  let app: OpenedApp;
  beforeAll(async () => {
    app = await openApp(false);
  });
  afterAll(() => app.close());

  test('auto says that it runs on the CPU and why', async () => {
    const page = await app.open(`${small}&backend=auto`);
    expect(await page.locator('.note').innerText()).toMatch(/no WebGPU.*running on the CPU/);
    await page.close();
  });

  test('asking for webgpu is refused in one line', async () => {
    const page = await app.open(`${small}&backend=webgpu`);
    await untilRun(page, 'failed');
    expect(await alertsOn(page)).toEqual([expect.stringMatching(/webgpu: no adapter/)]);
    await keepScreenshot(page, 'no webgpu');
    await page.close();
  });
});
