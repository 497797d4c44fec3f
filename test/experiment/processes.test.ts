import { describe, expect, test } from 'vitest';
import { type ControlTable, windowValues } from '../../src/backends/control-table.ts';
import { controlTable } from '../../src/experiment/processes.ts';
import { compileControl } from '../../src/model/control.ts';
import type { ControlSpec } from '../../src/model/spec.ts';

const specs: Record<string, ControlSpec> = {
  ramp: { ramp: [-1, 'b'] },
  step: { step: [0, 1], at: 0.37 },
  'instant quench': { step: [2, 5] },
  'quench at the end': { step: [2, 5], at: 1 },
  sine: { sine: { mean: 1, amplitude: 0.3, period: 0.7, phase: 0.2 } },
  table: { table: { time: [0, 0.3, 1.5], value: [1, -2, 0.1] } },
  sequence: { sequence: [{ ramp: [1, 0], share: 2 }, 0, { ramp: [0, 1] }, { sequence: [1, { ramp: [1, 3] }] }] },
};
const span = 1.5;

const whole = (table: ControlTable) => table.read(0, table.rows).slice();

describe.each(Object.entries(specs))('control table of a %s', (_, spec) => {
  const curve = compileControl(spec, 'controls.lambda', ['b'])({ b: Math.PI }, span);

  test.each(['single', 'double'] as const)('the reverse process is the mirror image, bit for bit (%s)', (precision) => {
    const steps = 28;
    const forward = whole(controlTable([curve], steps, 'forward', precision));
    const reverse = whole(controlTable([curve], steps, 'reverse', precision));
    expect(reverse).toEqual(forward.toReversed());
  });

  test('is palindromic: step n runs at λ(t_{n+½}), between both ends', () => {
    const steps = 12;
    const table = whole(controlTable([curve], steps, 'forward', 'double'));
    expect(table).toHaveLength(steps + 2);
    expect(table[0]).toBe(curve(0));
    expect(table[steps + 1]).toBe(curve(1));
    for (let n = 0; n < steps; n++) expect(table[n + 1]).toBe(curve((n + 0.5) / steps));
  });

  test.each(['forward', 'reverse'] as const)(
    'is the same however it is cut, while it settles and after (%s)',
    (direction) => {
      const at = (steps: number, settling: number) =>
        controlTable([curve, () => 2], steps, direction, 'single', settling);
      // One table is short enough to be kept, the other is made stretch by stretch.
      for (const steps of [40, windowValues / 2]) {
        const table = at(steps, 6);
        const all = whole(table);
        const rows = [0, 1, 11, 12, 13, 14, 40, table.rows - 1, table.rows];
        for (const [i, first] of rows.entries())
          for (const end of rows.slice(i, i + 3)) {
            const read = table.read(first, end);
            expect(read).toHaveLength(2 * (end - first));
            expect(read.findIndex((value, k) => value !== all[2 * first + k])).toBe(-1);
          }
      }
    },
  );

  test('stays at its first value while it settles, and then is as without', () => {
    const settled = whole(controlTable([curve], 12, 'reverse', 'double', 8));
    expect(settled.slice(0, 9)).toEqual(new Float64Array(9).fill(curve(1)));
    expect(settled.slice(8)).toEqual(whole(controlTable([curve], 12, 'reverse', 'double')));
  });
});

test('several controls stand side by side in a row, rounded as the device holds them', () => {
  const third = () => 1 / 3;
  const ramp = (s: number) => s / 3;
  const table = whole(controlTable([third, ramp], 4, 'forward', 'single'));
  expect(table).toHaveLength(2 * 6);
  for (let row = 0; row < 6; row++) expect(table[2 * row]).toBe(Math.fround(1 / 3));
  expect(table[3]).toBe(Math.fround(0.125 / 3));
});
