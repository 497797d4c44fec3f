import type { Parameter } from '../../model/parameter.ts';

/** How a slider's notches map to values. */
export interface SliderScale {
  readonly notches: number;
  /** Whether values are a factor apart, not a difference. */
  readonly logarithmic: boolean;
  readonly valueAt: (notch: number) => number;
  readonly notchOf: (value: number) => number;
}

const notches = 200;

/**
 * A slider over a sensible range around the default, not over all that is allowed: a decade either way on a logarithmic scale
 * for positive quantities of wide range, else twice the default's size either way.
 */
export function sliderScale({ default: at, minimum, maximum }: Parameter): SliderScale {
  if (minimum > 0 && maximum / minimum >= 100)
    return logarithmicScale(Math.max(minimum, at / 10), Math.min(maximum, at * 10));
  const reach = Math.abs(at) || 1;
  const low = minimum >= 0 ? minimum : Math.max(minimum, at - 2 * reach);
  return linearScale(low, Math.min(maximum, at + 2 * reach));
}

/** Values a constant factor apart, rounded to three digits. */
function logarithmicScale(low: number, high: number): SliderScale {
  const span = Math.log(high / low);
  return {
    notches,
    logarithmic: true,
    valueAt: (notch) => rounded(low * Math.exp((span * notch) / notches)),
    notchOf: (value) => clampNotch((notches * Math.log(value / low)) / span),
  };
}

function linearScale(low: number, high: number): SliderScale {
  const step = 10 ** Math.floor(Math.log10((high - low) / 100));
  return {
    notches,
    logarithmic: false,
    valueAt: (notch) => rounded(Math.round((low + ((high - low) * notch) / notches) / step) * step),
    notchOf: (value) => clampNotch((notches * (value - low)) / (high - low)),
  };
}

const clampNotch = (notch: number): number => (notch > 0 ? Math.min(notches, Math.round(notch)) : 0);

const rounded = (value: number): number => Number(value.toPrecision(3));

/** 1, 2 and 5 times powers of ten. */
function roundCount(n: number): number {
  const decade = 10 ** Math.floor(Math.log10(n));
  const nearest = [1, 2, 5, 10].reduce((a, b) => (Math.abs(b * decade - n) < Math.abs(a * decade - n) ? b : a));
  return nearest * decade;
}

const thousandToHundredMillion = logarithmicScale(1e3, 1e8);

/** Numbers of trajectories. */
export const trajectoryScale: SliderScale = {
  ...thousandToHundredMillion,
  valueAt: (notch) => roundCount(thousandToHundredMillion.valueAt(notch)),
};
