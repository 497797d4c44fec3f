import type uPlot from 'uplot';
import { spread } from '../../report/spread.ts';
import { label, type Pen } from './draw.ts';
import type { SpectrumCurve } from './spectrum-curves.ts';

/** Names of curves beside their right ends, moved apart. */
export function nameEnds(
  host: Element,
  u: uPlot,
  pen: Pen,
  curves: readonly SpectrumCurve[],
  end: (curve: SpectrumCurve) => number,
): void {
  const { ratio, box } = pen;
  const [top, bottom] = [box.top + 5 * ratio, box.top + box.height - 5 * ratio];
  const heights = curves.map((curve) => {
    const y = end(curve) > 0 ? u.valToPos(end(curve), 'y', true) : bottom;
    return Math.max(top, Math.min(bottom, y));
  });
  const places = spread(heights, 13 * ratio, top, bottom);
  curves.forEach(({ name, colour }, i) => {
    label(host, pen, name, box.left + box.width + 6 * ratio, places[i]!, { size: 11, colour });
  });
}
