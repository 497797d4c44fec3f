import precision from '../../shaders/precision-single.wgsl?raw';
import summation from '../../shaders/summation.wgsl?raw';
import type { Backend, Kernel, Process } from './backend.ts';
import { noControls } from './control-table.ts';
import program from './self-test.wgsl?raw';

/** One property that a device must have for its results to be right. */
export interface SelfTest {
  readonly id: string;
  readonly statement: string;
  readonly passed: boolean;
  /** What was seen, in words. */
  readonly detail: string;
}

export const summationKernel: Kernel = {
  source: `${precision}\n${summation}\n${program}`,
  uniforms: [],
  columns: ['high', 'low'],
  stepsPerGroup: 1,
  controlCount: 0,
};

/** Magnitudes from 2⁰ to 2⁻³⁵ with both signs: a plain sum in single precision loses most of the small ones. */
const addends = Float64Array.from({ length: 64 }, (_, k) => Math.fround((k % 3 ? 1 : -0.7) * 2 ** -((k * 23) % 36)));

const process: Process = {
  uniforms: [],
  controls: noControls,
  table: addends,
  groups: addends.length,
  purpose: 0,
  seed: 0n,
};

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
 * Proves on the device that compensated summation survives the driver's optimiser: a compiler that cancels s − (s − a)
 * as in real arithmetic turns every long sum into a naive one.
 */
export async function selfTest(backend: Backend, kernel: Kernel = summationKernel): Promise<SelfTest[]> {
  const count = 64;
  const compiled = await backend.prepare(kernel);
  try {
    const [columns] = await compiled.run(process, { first: 0, count }, [addends.length]);
    const { data, stride } = columns!;
    let wrong = 0;
    for (let i = 0; i < count; i++) {
      const [high, low] = expected(i);
      if (data[i] !== high || data[stride + i] !== low) wrong++;
    }
    return [
      {
        id: 'compensated-summation',
        statement: 'sums keep their rounding error through the driver’s optimiser',
        passed: wrong === 0,
        detail: `${count - wrong} of ${count} sums exact`,
      },
    ];
  } finally {
    compiled.dispose();
  }
}
