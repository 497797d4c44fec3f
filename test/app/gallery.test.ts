import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { groups, systems } from '../../src/systems/registry.ts';
import { keepScreenshot, type OpenedApp, openApp, untilRun } from './open-app.ts';

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp(false);
});
afterAll(() => app.close());

const card = (page: Page, system: string) => page.locator(`.card[data-system=${system}]`);

/** The gallery with its cards, which come from the engine. */
async function openGallery(options?: BrowserContextOptions): Promise<Page> {
  const page = await app.open('gallery', options);
  await page.locator('.card').first().waitFor();
  return page;
}

/** Waits until every picture in view is drawn. */
const untilDrawn = (page: Page) =>
  expect
    .poll(() =>
      page.locator('system-picture:not([data-drawn])').evaluateAll(
        (all) =>
          all.filter((e) => {
            const { top, bottom } = e.getBoundingClientRect();
            return bottom > 0 && top < innerHeight;
          }).length,
      ),
    )
    .toBe(0);

test('the gallery has a card for every system in its group, each a link and with presets', async () => {
  const page = await app.open('');
  await page.getByRole('link', { name: 'Gallery' }).click();
  await page.waitForURL(/#gallery$/);
  await page.locator('.card').first().waitFor();
  expect(await page.locator('.gallery h2').allInnerTexts()).toEqual(groups.map((g) => g.title));
  const ids = await page.locator('.card').evaluateAll((cards) => cards.map((c) => (c as HTMLElement).dataset.system));
  expect(ids).toEqual(systems.map((s) => s.id));
  for (const { id, title, presets = [] } of systems) {
    expect(await card(page, id).locator('h3 a').innerText()).toBe(title);
    expect(await card(page, id).locator('.presets a').count()).toBe(presets.length);
  }
  expect(app.complaints).toEqual([]);
  await page.close();
});

test('pictures are drawn as they come into view and say what they show', async () => {
  const page = await openGallery();
  await untilDrawn(page);
  expect(await card(page, 'hairpin').locator('system-picture').getAttribute('aria-label')).toMatch(/^Molecules in/);
  await keepScreenshot(page, 'gallery');
  await card(page, 'photocell').scrollIntoViewIfNeeded();
  await untilDrawn(page);
  expect(await card(page, 'photocell').locator('.net').count()).toBe(3);
  await page.close();
});

test('search narrows the gallery, and says when nothing is found', async () => {
  const page = await openGallery();
  const field = page.getByRole('searchbox', { name: 'search the systems' });
  await field.fill('erasure');
  await expect.poll(() => page.locator('.card').count()).toBeLessThan(6);
  expect(await card(page, 'bit-erasure').count()).toBe(1);
  await field.fill('perpetuum mobile');
  await page.getByText('Nothing here speaks of “perpetuum mobile”.').waitFor();
  expect(await page.locator('.card').count()).toBe(0);
  await page.close();
});

test('a card leads to its system, a preset to its settings, and back to the gallery as it was', async () => {
  const page = await openGallery();
  await page.getByRole('searchbox').fill('sink');
  await card(page, 'sink')
    .getByRole('link', { name: /Standing/ })
    .click();
  await untilRun(page, 'finished');
  expect(await page.locator('input[name=a1]').inputValue()).toBe('8');
  expect(await page.locator('.try [aria-current=true]').innerText()).toMatch(/^Standing/);
  await page.goBack();
  expect(await page.getByRole('searchbox').inputValue()).toBe('sink');
  await card(page, 'sink').locator('h3 a').click();
  await untilRun(page, 'finished');
  expect(await page.locator('input[name=a1]').inputValue()).toBe('12');
  await page.locator('.references summary').click();
  expect(await page.locator('.references li').count()).toBeGreaterThan(0);
  expect(app.complaints).toEqual([]);
  await page.close();
});

test('by keyboard: from the search to the first card and its presets', async () => {
  const page = await openGallery();
  await page.getByRole('searchbox').focus();
  const names: string[] = [];
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('Tab');
    names.push(await page.evaluate(() => document.activeElement!.textContent!.trim()));
  }
  const [first] = systems;
  expect(names).toEqual([first!.title, ...first!.presets!.map((p) => p.title)]);
  await page.close();
});

test('on a phone the gallery is one column', async () => {
  const page = await openGallery({ viewport: { width: 390, height: 844 } });
  await untilDrawn(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const lefts = await page.locator('.card').evaluateAll((cards) => cards.map((c) => c.getBoundingClientRect().left));
  expect(new Set(lefts).size).toBe(1);
  await keepScreenshot(page, 'gallery, phone');
  await page.close();
});
