import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepScreenshot, type OpenedApp, openApp, untilPhase, untilRun } from './open-app.ts';
import { pixelsOf } from './pixels.ts';

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp(false);
});
afterAll(() => app.close());

const open = async (system: string) => {
  const page = await app.open(`system=${system}&trajectories=20000&seed=3`);
  await untilRun(page, 'finished');
  await page.getByRole('button', { name: 'which speed is best?' }).click();
  return page;
};

test('a button asks which speed is best, and charts and words answer', async () => {
  const page = await open('hairpin');
  await untilPhase(page, '.speed-words', 'finished');
  expect(await page.locator('.speed-words .first').innerText()).toMatch(
    /^BAR: pull over 0\.0\d+ s, \d+ pulls: σ = 0\.\d+/,
  );
  expect(await page.locator('dissipation-chart').getAttribute('aria-label')).toMatch(/dissipated work in kT/);
  expect(await page.locator('speed-chart').getAttribute('aria-label')).toMatch(/BAR is best over 0\.0\d+ s/);
  expect((await pixelsOf(page, 'dissipation-chart', '--reverse')).count).toBeGreaterThan(50);
  expect((await pixelsOf(page, 'speed-chart', '--bar')).count).toBeGreaterThan(200);
  expect(await page.locator('.speeds tr[data-estimator]').count()).toBe(5);
  await page.locator('.speeds tr[data-estimator=jarzynski-forward] button').click();
  await page.locator('speed-chart[aria-label*="Jarzynski, forward is best"]').waitFor();
  expect(await page.locator('.speed-words .first').innerText()).toMatch(/^Jarzynski, forward: pull over/);
  await keepScreenshot(page, 'pulling speed');
  await page.getByRole('button', { name: 'back to the run' }).click();
  await page.locator('work-chart canvas').waitFor();
  expect(app.complaints).toEqual([]);
  await page.close();
});

test('the study can be stopped, keeps what it knows, and takes a rest before each pull', async () => {
  const page = await open('dragged-trap');
  await page.locator('.speed-words .first').waitFor();
  await page.getByRole('button', { name: 'stop', exact: true }).click();
  await untilPhase(page, '.speed-words', 'stopped');
  expect(await page.locator('.speed-words').innerText()).toMatch(/^Not all speeds were run/);
  await page.locator('input[name=rest]').fill('2');
  await page.locator('input[name=rest]').press('Enter');
  await untilPhase(page, '.speed-words', 'finished');
  expect(await page.locator('.speed-words .first').innerText()).toMatch(/of pulling and resting in total/);
  expect((await pixelsOf(page, 'dissipation-chart', '--ink')).count).toBeGreaterThan(50);
  await page.locator('input[name=rest]').fill('soon');
  await page.locator('input[name=rest]').press('Enter');
  await page.getByText('rest: soon (must be a number)').waitFor();
  expect(app.complaints).toEqual([]);
  await page.close();
});

test('a change of the process goes back to the run', async () => {
  const page = await open('breathing-trap');
  await page.locator('dissipation-chart').waitFor();
  await page.getByRole('button', { name: 'New seed' }).click();
  await page.locator('work-chart canvas').waitFor();
  expect(await page.locator('dissipation-chart').count()).toBe(0);
  await page.close();
});

test('what is not driven has no such button', async () => {
  const page = await app.open('system=brownian&trajectories=1000&seed=3');
  await untilRun(page, 'finished');
  expect(await page.getByRole('button', { name: 'which speed is best?' }).count()).toBe(0);
  await page.close();
});
