import { html, svg, type TemplateResult } from 'lit';
import { compact, likeMeasured, plainNumber } from '../../report/with-error.ts';
import type { Size } from '../chart/chart-element.ts';
import { roundNumbers } from './sheet.ts';
import type { StateProbability } from './state-probability.ts';

/** Room for axes, in CSS pixels. */
const [left, bottom, top] = [44, 34, 8];

/** Many states: a bar for the probability of each, the exact value as a dash across it. */
export function stateBars(states: readonly StateProbability[], { width, height }: Size): TemplateResult {
  const largest = 1.1 * Math.max(...states.map((s) => Math.max(s.exact, s.value ?? 0)));
  const [across, up] = [width - left - 10, height - bottom - top];
  const step = across / states.length;
  const x = (i: number) => left + step * i;
  const y = (p: number) => top + up * (1 - p / largest);
  const longest = Math.max(...states.map((s) => s.state.length));
  const every = Math.ceil((7 * longest + 6) / step);
  return html`<svg class="states" width=${width} height=${height} viewBox="0 0 ${width} ${height}">
    ${roundNumbers(0, largest, 4).map(
      (p) => svg`<path class="grid" d="M${left} ${y(p)}H${left + across}" />
        <text class="beside" x=${left - 6} y=${y(p) + 4} text-anchor="end">${plainNumber(p)}</text>`,
    )}
    ${states.map((s, i) => {
      const words = `${s.state}: probability ${compact(s.value, s.standardError)} at the end, exact ${likeMeasured(s.exact, s.standardError)}`;
      return svg`<g data-state=${s.state} role="img" tabindex="0" aria-label=${words} data-explain=${words}>
        <path class="bar" d="M${x(i) + 0.14 * step} ${y(0)}V${y(s.value ?? 0)}H${x(i) + 0.86 * step}V${y(0)}Z" />
        <path class="exact" d="M${x(i)} ${y(s.exact)}H${x(i) + step}" />
        ${i % every === 0 ? svg`<text class="beside" x=${x(i) + step / 2} y=${height - bottom + 14} text-anchor="middle">${s.state}</text>` : ''}
      </g>`;
    })}
    <text class="beside" x=${left + across / 2} y=${height - 4} text-anchor="middle">state</text>
    <text class="beside" transform="translate(10 ${top + up / 2}) rotate(-90)" text-anchor="middle">probability</text>
  </svg>`;
}
