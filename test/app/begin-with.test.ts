import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examples } from '../../src/app/default-requests.ts';
import { alertsOn as alerts, keepScreenshot, type OpenedApp, openApp, untilRun } from './open-app.ts';

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp(false);
});
afterAll(() => app.close());

const triangle = encodeURIComponent(
  JSON.stringify({
    states: ['A', 'B', 'C'],
    transitions: ['A <-> B : k, 1', 'B <-> C : k, 1', 'C <-> A : k, 1'],
    parameters: { k: 2 },
  }),
);
const network = `model=${triangle}&duration=5&trajectories=4096&backend=cpu`;

const decay = `<?xml version="1.0"?><sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1">
<model id="decay" name="Decay"><listOfCompartments><compartment id="cell" size="1" constant="true"/></listOfCompartments>
<listOfSpecies><species id="X" compartment="cell" initialAmount="40" substanceUnits="item" hasOnlySubstanceUnits="true" boundaryCondition="false" constant="false"/></listOfSpecies>
<listOfParameters><parameter id="k" value="0.1" constant="true"/></listOfParameters>
<listOfReactions><reaction id="fall" reversible="false" fast="false"><listOfReactants><speciesReference species="X" stoichiometry="1" constant="true"/></listOfReactants>
<kineticLaw><math xmlns="http://www.w3.org/1998/Math/MathML"><apply><times/><ci>k</ci><ci>X</ci></apply></math></kineticLaw></reaction></listOfReactions></model></sbml>`;
const file = (name: string, text: string) => ({ name, mimeType: 'application/xml', buffer: Buffer.from(text) });

/** All but the one that the page opens with. */
const others = examples.slice(1).map((e) => e.title);

test.each(others)('%s can be begun with', async (title) => {
  const page = await app.open(network);
  await untilRun(page, 'finished');
  await page.getByLabel('examples').selectOption(title);
  await page.waitForURL((url) => !url.hash.includes('%22k%22%3A2%7D&duration=5&'));
  await untilRun(page, 'finished');
  expect(await alerts(page)).toEqual([]);
  await page.close();
});

test('transitions are typed one a line; states follow from them', async () => {
  const page = await app.open(network);
  await untilRun(page, 'finished');
  const box = page.locator('textarea[name=transitions]');
  await box.fill('A <-> B : k, 1\nB <-> C : k, 1\nC <-> D : k, 1\nD <-> A : k, 1');
  await box.blur();
  await page.locator('[data-state=D]').waitFor();
  await untilRun(page, 'finished');
  expect(await page.locator('.states [data-edge]').count()).toBe(4);
  await box.fill('A <-> B : k, 1\nB <-> C : k, q\nC <-> A : k, 1');
  await box.blur();
  await page.locator('.potential').getByRole('alert').waitFor();
  await expect.poll(() => alerts(page)).toEqual([expect.stringMatching(/^model\.transitions\.1: .*q/)]);
  await page.close();
});

describe('SBML', () => {
  test('a file becomes editable text and runs', async () => {
    const page = await app.open(network);
    await untilRun(page, 'finished');
    await page.locator('input[name=sbml]').setInputFiles(file('decay.xml', decay));
    await page.getByText('Decay loaded').waitFor();
    await expect.poll(() => page.locator('tr[data-law=mean-X]').count()).toBe(1);
    await untilRun(page, 'finished');
    const { model } = JSON.parse(await page.getByLabel('the request as JSON').inputValue());
    expect(model.species).toEqual({ X: 40 });
    expect(model.parameters).toEqual({ k: 0.1 });
    expect(await page.locator('[data-law=mean-X] .verdict').innerText()).toMatch(/holds$/);
    await keepScreenshot(page, 'SBML loaded');
    await page.close();
  });

  test('a file can be dropped on any page', async () => {
    const page = await app.open('system=brownian&trajectories=4096&backend=cpu');
    await untilRun(page, 'finished');
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'decay.xml', { type: 'application/xml' }));
      return transfer;
    }, decay);
    await page.dispatchEvent('.app', 'drop', { dataTransfer: data });
    await page.getByText('Decay loaded').waitFor();
    await expect.poll(() => page.locator('tr[data-law=mean-X]').count()).toBe(1);
    await page.close();
  });

  test('what is not supported is refused in one line, and the model in view stays', async () => {
    const page = await app.open(network);
    await untilRun(page, 'finished');
    const delayed = decay.replace(
      '</listOfParameters>',
      '$&<listOfRules><rateRule variable="k"><math xmlns="http://www.w3.org/1998/Math/MathML"><cn>1</cn></math></rateRule></listOfRules>',
    );
    await page.locator('input[name=sbml]').setInputFiles(file('rates.xml', delayed));
    await page.locator('.beginnings').getByRole('alert').waitFor();
    expect(await alerts(page)).toEqual([expect.stringMatching(/^rates\.xml.*rateRule/)]);
    expect(await page.locator('textarea[name=transitions]').count()).toBe(1);
    await keepScreenshot(page, 'SBML refused');
    await page.locator('input[name=sbml]').setInputFiles(file('decay.xml', decay));
    await page.getByText('Decay loaded').waitFor();
    expect(await alerts(page)).toEqual([]);
    await page.close();
  });
});

test('nothing was complained about on the console', () => expect(app.complaints).toEqual([]));
