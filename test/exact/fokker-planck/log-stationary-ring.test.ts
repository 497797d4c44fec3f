import { expect, test } from 'vitest';
import { gridGenerator } from '../../../src/exact/fokker-planck/grid-generator.ts';
import { logStationaryRing } from '../../../src/exact/fokker-planck/log-stationary-ring.ts';
import { stationarySites } from '../../../src/exact/fokker-planck/stationary-sites.ts';
import { drivenRingModel } from '../../../src/exact/ring/driven-ring-model.ts';

test.each([
  { V0: 2, f: 1, mu: 1, kT: 0.8 },
  { V0: 6, f: -2, mu: 1, kT: 0.3 },
  { V0: 0, f: 3, mu: 2, kT: 1 },
  { V0: 3, f: 0, mu: 1, kT: 0.5 },
])('the logarithms of what state reduction finds: %o', (ring) => {
  const grid = gridGenerator(drivenRingModel(ring), 90);
  const p = stationarySites(grid);
  logStationaryRing(grid.hops, 90).forEach((x, i) => {
    expect(x - Math.log(p[i]!)).toBeCloseTo(0, 10);
  });
});

test('without a force Boltzmann’s law, however improbable the hill', () => {
  const grid = gridGenerator(drivenRingModel({ V0: 100, f: 0, mu: 1, kT: 0.05 }), 300);
  const logP = logStationaryRing(grid.hops, 300);
  const [low, high] = [Math.min(...logP), Math.max(...logP)];
  const u = [...grid.x].map((x) => (100 / 0.05) * Math.cos(x));
  expect((high - low) / (Math.max(...u) - Math.min(...u))).toBeCloseTo(1, 9);
});
