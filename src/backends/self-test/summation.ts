import precision from '../../../shaders/precision-single.wgsl?raw';
import sums from '../../../shaders/summation.wgsl?raw';
import { noControls } from '../control-table.ts';
import bindings from './bindings.wgsl?raw';
import type { Proof } from './proof.ts';
import program from './summation.wgsl?raw';

/** Magnitudes from 2⁰ to 2⁻³⁵ with both signs: a plain sum in single precision loses most of the small ones. */
const addends = Float64Array.from({ length: 64 }, (_, k) => Math.fround((k % 3 ? 1 : -0.7) * 2 ** -((k * 23) % 36)));

/** The compensated sum of trajectory `i` in IEEE single precision, operation by operation as in summation.wgsl. */
function expected(i: number): [number, number] {
  const f = Math.fround;
  let high = 0;
  let low = 0;
  for (let k = 0; k < addends.length; k++) {
    const b = addends[(i + k) % addends.length]!;
    const s = f(high + b);
    const t = f(s - high);
    low = f(low + f(f(high - f(s - t)) + f(b - t)));
    high = s;
  }
  return [high, low];
}

/**
 * Compensated summation survives the driver's optimiser: a compiler that cancels s − (s − a) as in real arithmetic turns every long sum
 * into a naive one.
 */
export const summation: Proof = {
  id: 'compensated-summation',
  statement: 'sums keep their rounding error through the driver’s optimiser',
  kernel: {
    source: `${bindings}\n${precision}\n${sums}\n${program}`,
    uniforms: [],
    columns: ['high', 'low'],
    stepsPerGroup: 1,
    controlCount: 0,
  },
  process: {
    uniforms: [],
    controls: noControls,
    table: addends,
    groups: addends.length,
    purpose: 0,
    seed: 0n,
  },
  expected,
};
