import { describe, expect, test } from 'vitest';
import { describePicture } from '../../src/app/gallery/describe-picture.ts';
import { makePicture } from '../../src/app/gallery/make-picture.ts';
import type { SmallPicture } from '../../src/app/gallery/picture-api.ts';
import { createPictures } from '../../src/app/gallery/pictures.ts';
import { systems } from '../../src/systems/registry.ts';
import { cpuBackend } from '../backends/environment.ts';

const close = (p: readonly number[], to = 1) => expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(to, 1);

/** What a picture of each kind must have so that there is something to see. */
const checks: { [K in SmallPicture['kind']]: (picture: Extract<SmallPicture, { kind: K }>) => void } = {
  molecules({ landscape, positions }) {
    expect(positions.every((x) => x >= landscape.x[0]! && x <= landscape.x.at(-1)!)).toBe(true);
    expect(new Set(landscape.energy).size).toBeGreaterThan(10);
  },
  paths({ paths }) {
    expect(paths.length).toBeGreaterThan(1);
    for (const path of paths) expect(new Set(path).size).toBeGreaterThan(10);
  },
  field({ field }) {
    const cell = field.axes.reduce((area, { edges }) => area * (edges[1]! - edges[0]!), 1);
    close(field.density.value.map((p) => (p ?? 0) * cell));
  },
  network({ network }) {
    close(network.probability);
    for (const { from, to, net } of network.edges) {
      const all = network.ways.filter((w) => [from, to].includes(w.from) && [from, to].includes(w.to));
      expect(all.reduce((sum, w) => sum + (w.from === from ? w.net : -w.net), 0)).toBeCloseTo(net, 9);
    }
  },
  histograms({ histograms }) {
    expect(histograms.length).toBeGreaterThan(0);
    for (const { shares } of histograms) {
      close(shares);
      expect(shares.length).toBeGreaterThan(1);
    }
  },
  profile: ({ means }) => expect(means.toSorted((a, b) => b - a)[0]).toBe(means[0]),
};

test.each(systems.map((s) => s.id))('%s has a small picture with something to see', async (id) => {
  const picture = await makePicture(id, await cpuBackend());
  (checks[picture.kind] as (picture: SmallPicture) => void)(picture);
  expect(describePicture(picture).length).toBeGreaterThan(10);
});

test('what runs through a qubit comes by one bath and goes by the other', async () => {
  const picture = await makePicture('qubit', await cpuBackend());
  if (picture.kind !== 'network') throw new Error(picture.kind);
  const [first, second] = picture.network.ways.map((w) => (w.from === 'ground' ? w.net : -w.net));
  expect(Math.abs(first!)).toBeGreaterThan(0.01);
  expect(Math.abs(first! + second!)).toBeLessThan(0.1 * Math.abs(first!));
});

describe('pictures', () => {
  const picture = { kind: 'profile', name: 'e', means: [1] } as const;

  test('are worked out one at a time, and each once', async () => {
    let atOnce = 0;
    const asked: string[] = [];
    const { ask } = createPictures(async (system) => {
      expect(++atOnce).toBe(1);
      asked.push(system);
      await new Promise((resolve) => setTimeout(resolve, 5));
      atOnce--;
      return picture;
    });
    const all = ['a', 'b', 'a', 'c'].map((system) => ask(system, () => true));
    expect(await Promise.all(all)).toEqual([picture, picture, picture, picture]);
    expect(asked).toEqual(['a', 'b', 'c']);
  });

  test('that are no longer wanted are passed over, and may be asked for again', async () => {
    const { ask } = createPictures(async () => picture);
    expect(await ask('a', () => false)).toBeNull();
    expect(await ask('a', () => true)).toBe(picture);
  });

  test('that fail do not hold up others', async () => {
    const { ask } = createPictures(async (system) => {
      if (system === 'bad') throw new Error('no such system');
      return picture;
    });
    const [bad, good] = [ask('bad', () => true), ask('good', () => true)];
    await expect(bad).rejects.toThrow('no such system');
    expect(await good).toBe(picture);
  });
});
