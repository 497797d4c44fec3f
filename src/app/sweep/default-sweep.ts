import type { Parameter } from '../../model/parameter.ts';
import { sliderScale } from '../text/slider-scale.ts';
import type { AskedSweep } from './asked-sweep.ts';

const count = 21;

/** How far a quantity of wide range is taken either way: much further, and some of a system's times grow out of hand. */
const factor = 3;

/** The range of a parameter that is worth a look: what its slider spans; of a quantity of wide range a factor 3 either way. */
export function defaultSweep(parameter: Parameter): AskedSweep {
  const { id: name, default: at, minimum, maximum, integer } = parameter;
  const scale = sliderScale(parameter);
  if (scale.logarithmic) {
    const within = (value: number) => Number(Math.min(maximum, Math.max(minimum, value)).toPrecision(2));
    const end = (value: number) => (integer ? Math.round(within(value)) : within(value));
    return { name, from: end(at / factor), to: end(at * factor), count, logarithmic: true, trajectories: null };
  }
  const [from, to] = [scale.valueAt(0), scale.valueAt(scale.notches)];
  const most = integer ? to - from + 1 : count;
  return { name, from, to, count: Math.min(count, most), logarithmic: false, trajectories: null };
}
