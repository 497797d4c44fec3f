import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { Size } from '../chart/chart-element.ts';
import { arrowPath, edgeShape, parallel } from '../picture/edge-shape.ts';
import { type Standing, stateLayout } from '../picture/state-layout.ts';
import { swingsOf } from '../picture/swings.ts';
import type { SmallPicture } from './picture-api.ts';

type Networked = Extract<SmallPicture, { kind: 'network' }>;

/** Net currents this many times smaller than all jumps along the busiest edge are none. */
const none = 1e-6;

/** States up to which each has its name on or beside it. */
const fewStates = 6;

/** Distance of ways between the same two of several states, as a share of the height. */
const apart = 0.16;

/** A network without numbers: discs for states, for each way between them a band for all jumps and an arrow for the net current; everything exact. */
export function smallNetwork({ network }: Networked, { width, height }: Size): TemplateResult {
  const { states, probability, ways } = network;
  const largest = 0.25 * height * Math.min(1, Math.sqrt(3 / states.length));
  const radius = (i: number) => Math.max(3, largest * Math.sqrt(probability[i]!));
  const widest = Math.max(...states.map((_, i) => radius(i)));
  const points = stateLayout(network, width, height, { x: widest + 34, y: widest + 8 });
  const busiest = Math.max(...ways.map((way) => way.traffic)) || 1;
  const scale = Math.min(16, 0.12 * height) / busiest;
  const swings = swingsOf(ways, states.length > 2 ? apart * height : height / (ways.length + 0.6));
  const bands = ways.map(({ from, to, traffic, net }, k): SVGTemplateResult => {
    const [a, b] = [states.indexOf(from), states.indexOf(to)];
    const shape = edgeShape(points[a]!, points[b]!, [radius(a), radius(b)], points[a]!.centre, {
      swing: swings[k] ?? 0,
    });
    const seen = Math.abs(net) > none * busiest;
    return svg`<path class="traffic" d=${parallel(shape, 0)} stroke-width=${Math.max(1, traffic * scale).toFixed(1)} />
      ${seen ? svg`<path class="net" d=${arrowPath(shape, Math.max(1.6, Math.abs(net) * scale), net < 0)} />` : nothing}`;
  });
  return html`<svg class="states" width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
    ${bands} ${states.map((state, i) => disc(state, points[i]!, radius(i), states.length <= fewStates))}
  </svg>`;
}

/** A disc, its name on it or, where that is too long, on its outer side. */
function disc(state: string, { x, y, centre }: Standing, r: number, named: boolean): SVGTemplateResult {
  const inside = r > 4 + 3.4 * state.length;
  const side = x < centre.x - 1 ? -1 : 1;
  return svg`<circle class="disc" cx=${x} cy=${y} r=${r.toFixed(1)} />
    ${
      named
        ? svg`<text class=${inside ? 'on' : nothing} x=${inside ? x : x + side * (r + 5)} y=${y + 4}
            text-anchor=${inside ? 'middle' : side < 0 ? 'end' : 'start'}>${state}</text>`
        : nothing
    }`;
}
