import type uPlot from 'uplot';
import { plainNumber } from '../../report/with-error.ts';
import type { SweepPicture } from '../sweep/sweep-picture.ts';
import { withUnit } from '../text/in-unit.ts';
import { roundSplits } from './duration-scale.ts';
import { axis } from './theme.ts';

/** Room for the name of the curve at the right and for numbers at the left, in CSS pixels: the same in both charts, so that one stands over the other. */
export const gutter = 46;
export const leftSize = 60;

/** The swept parameter, its ends with some room. */
export const sweptScale = (picture: () => SweepPicture): uPlot.Scale => ({
  time: false,
  distr: picture().factors ? 3 : 1,
  range: () => {
    const { range, factors } = picture();
    const [low, high] = range;
    if (factors) return [low / (high / low) ** 0.03 / 1.001, high * (high / low) ** 0.03 * 1.001];
    const room = 0.03 * (high - low) || 0.5;
    return [low - room, high + room];
  },
});

export const sweptAxis = (host: Element, { parameter, factors }: SweepPicture): uPlot.Axis =>
  axis(host, {
    label: withUnit(parameter.symbol, parameter.unit),
    size: 26,
    ...(factors && {
      splits: (_u, _i, low, high) => roundSplits(low, high),
      filter: (_u, splits) => splits,
      values: (_u, splits) => splits.map((v) => plainNumber(v, 2)),
    }),
  });

/** Tells `hear` of the value nearest to the pointer, null where there is none near, whenever that changes. */
export function pointing(picture: () => SweepPicture, hear: (value: number | null) => void): (u: uPlot) => void {
  let last: number | null = null;
  return (u) => {
    const left = u.cursor.left ?? -1;
    const places = picture().numbers.map(({ value }) => ({ value, off: Math.abs(u.valToPos(value, 'x') - left) }));
    const nearest = places.reduce<(typeof places)[0] | null>((a, b) => (a && a.off <= b.off ? a : b), null);
    const value = left >= 0 && nearest && nearest.off < 24 ? nearest.value : null;
    if (value === last) return;
    last = value;
    hear(value);
  };
}

/** Says on the page which value is pointed at. */
export const tellPointed = (host: Element) => (value: number | null) =>
  host.dispatchEvent(new CustomEvent('pointed', { detail: value }));
