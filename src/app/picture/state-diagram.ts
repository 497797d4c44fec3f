import { html, nothing, render, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { compact, likeMeasured, plainNumber } from '../../report/with-error.ts';
import { ChartElement, type Size } from '../chart/chart-element.ts';
import type { EdgeFlow, NetworkPicture } from '../engine/engine-api.ts';
import type { Shown } from '../shown.ts';
import { arrowPath, type EdgeShape, edgeShape, parallel } from './edge-shape.ts';
import { stateBars } from './state-bars.ts';
import { type Point, stateLayout } from './state-layout.ts';
import type { StateProbability } from './state-probability.ts';

/** States up to which they are drawn around a circle. */
const mostStates = 12;

/** States and edges up to which every number has its exact value beside it. */
const [fewStates, fewEdges] = [4, 6];

/** Standard errors below which a net current counts as none, and above which it is beyond doubt. */
const [unseen, sure] = [2.5, 4];

/** An edge with everything known about it. */
interface DrawnEdge {
  readonly shape: EdgeShape;
  readonly exact: NetworkPicture['edges'][number];
  /** Null where jumps are not counted. */
  readonly flow: EdgeFlow | null;
  /** How sure the net current is, from 0 to 1: what is none within its error has no arrow. */
  readonly certainty: number;
}

/**
 * A Markov network: discs with areas in proportion to probabilities, bands with widths in proportion to all jumps along an edge, and
 * on them arrows with widths in proportion to the net current. Exact values are dashed.
 */
export class StateDiagram extends ChartElement<Shown> {
  protected paint({ decided, result, flows }: Shown, size: Size): void {
    const network = decided.jump?.network;
    if (!network) return;
    const measured = (state: string) => result.estimates.find((e) => e.id === `probability-${state}`);
    const probabilities = network.states.map((state, i) => {
      const estimate = measured(state);
      const { value = null, standardError = null } = estimate ?? {};
      return { state, value, standardError, exact: network.probability[i]! };
    });
    this.setAttribute('role', 'group');
    this.setAttribute('aria-label', 'states, the jumps between them and net currents');
    const picture =
      network.states.length > mostStates
        ? stateBars(probabilities, size)
        : diagram(probabilities, network, flows, size);
    render(picture, this);
  }

  protected discard(): void {
    render(nothing, this);
  }
}

function diagram(
  states: readonly StateProbability[],
  network: NetworkPicture,
  flows: readonly EdgeFlow[],
  { width, height }: Size,
): TemplateResult {
  const narrow = width < 420;
  const largest = Math.min(62, 0.24 * height, 0.15 * width);
  const radius = (p: number) => largest * Math.sqrt(Math.max(0, p));
  const outer = (i: number) => Math.max(radius(states[i]!.exact), radius(states[i]!.value ?? 0), 3);
  const widest = Math.max(...states.map((_, i) => outer(i)));
  const full = states.length <= fewStates && edgesFew(network) && !narrow;
  const place: Place = narrow ? 'above' : states.length <= fewStates ? 'beside' : 'inside';
  const room = place === 'beside' ? 84 : place === 'inside' ? 64 : 14;
  const points = stateLayout(network, width, height, {
    x: widest + room,
    y: Math.max(widest + (place === 'above' ? 20 : 6), place === 'above' ? 0 : full ? 52 : 40),
  });
  const centre = { x: width / 2, y: height / 2 };
  const edges = network.edges.map((exact, k): DrawnEdge => {
    const [a, b] = [network.states.indexOf(exact.from), network.states.indexOf(exact.to)];
    const flow = flows[k]?.traffic.value == null ? null : flows[k]!;
    const z = Math.abs(flow?.net.value ?? 0) / (flow?.net.standardError || Number.POSITIVE_INFINITY);
    return {
      shape: edgeShape(points[a]!, points[b]!, [outer(a), outer(b)], centre),
      exact,
      flow,
      certainty: Math.min(1, Math.max(0, (z - unseen) / (sure - unseen))),
    };
  });
  const busiest = Math.max(...network.edges.map((e) => e.traffic), ...edges.map((e) => e.flow?.traffic.value ?? 0));
  const scale = Math.min(24, 0.085 * height) / (busiest || 1);
  const still = states.length > 2 && edges.every((e) => e.flow?.net.standardError && e.certainty === 0);
  return html`<svg class="states" width=${width} height=${height} viewBox="0 0 ${width} ${height}">
    ${edges.map((e) => band(e, scale))}
    ${still ? svg`<text class="said" x=${centre.x} y=${centre.y} text-anchor="middle">no net current</text>` : nothing}
    ${states.map((s, i) => disc(s, points[i]!, radius, full, centre, place))}
    ${edges.map((e) => numbers(e, scale, full, narrow))}
  </svg>`;
}

/** Where the numbers of a state stand: beside its disc, above or below it, or towards the middle of the picture. */
type Place = 'beside' | 'above' | 'inside';

const edgesFew = ({ edges }: NetworkPicture): boolean => edges.length <= fewEdges;

const nameOf = ({ from, to }: { from: string; to: string }): string => `${from} ${to}`;

function band(edge: DrawnEdge, scale: number): SVGTemplateResult {
  const { shape, exact, flow, certainty } = edge;
  const net = flow?.net.value ?? 0;
  const half = (exact.traffic * scale) / 2;
  return svg`<g class="edge" data-edge=${nameOf(exact)} role="img" tabindex="0" aria-label=${describe(edge)} data-explain=${describe(edge)}>
    <path class="traffic" d=${parallel(shape, 0)} stroke-width=${flow ? Math.max(1, scale * flow.traffic.value!) : 8} opacity=${flow ? 1 : 0} />
    <path class="exact" d=${parallel(shape, half) + parallel(shape, -half)} />
    ${
      certainty > 0
        ? svg`<path class="net" d=${arrowPath(shape, Math.max(1.5, scale * Math.abs(net)), net < 0)} opacity=${certainty.toFixed(2)} />`
        : nothing
    }
  </g>`;
}

/** An edge in words. */
function describe({ exact, flow }: DrawnEdge): string {
  const back = (flow?.net.value ?? exact.net) < 0;
  const sign = back ? -1 : 1;
  const [from, to] = back ? [exact.to, exact.from] : [exact.from, exact.to];
  if (!flow)
    return `${from} → ${to}: exact net current ${plainNumber(sign * exact.net, 4)} of ${plainNumber(exact.traffic, 4)} jumps per time; not counted in this run`;
  const net = compact(sign * flow.net.value!, flow.net.standardError);
  const all = compact(flow.traffic.value, flow.traffic.standardError);
  return `${from} → ${to}: net current ${net} per time, exact ${likeMeasured(sign * exact.net, flow.net.standardError)}; jumps both ways ${all} per time, exact ${likeMeasured(exact.traffic, flow.traffic.standardError)}`;
}

/** A piece of text and how it is set. */
interface Words {
  readonly className: string;
  readonly text: string;
}

/** The net current in the direction of the arrow, its exact value, and the jumps that it is a part of. */
function wordsOf({ exact, flow, certainty }: DrawnEdge, full: boolean): Words[] {
  const sign = (flow?.net.value ?? exact.net) < 0 && (certainty > 0 || !flow) ? -1 : 1;
  if (!flow) return [{ className: 'beside', text: `exact ${plainNumber(sign * exact.net, 3)}` }];
  const { value, standardError } = flow.net;
  const net = { className: certainty > 0 ? 'number flows' : 'number', text: compact(sign * value!, standardError) };
  if (!full) return [net];
  return [
    net,
    { className: 'beside', text: `exact ${likeMeasured(sign * exact.net, standardError)}` },
    { className: 'beside', text: `of ${compact(flow.traffic.value, flow.traffic.standardError)}` },
  ];
}

/** The numbers of an edge, on the outer side of its band: in two lines where it lies flat, else one below the other. */
function numbers(edge: DrawnEdge, scale: number, full: boolean, narrow: boolean): SVGTemplateResult {
  const { shape, exact, flow } = edge;
  const words = wordsOf(edge, full);
  const wide = Math.max(exact.traffic, flow?.traffic.value ?? 0) * scale;
  const { out, middle } = shape;
  const flat = Math.abs(out.y) > 0.9;
  const lines = flat ? [words.slice(0, 1), words.slice(1)].filter((l) => l.length > 0) : words.map((w) => [w]);
  const block = 13 * lines.length;
  const far = narrow && !flat ? 0 : wide / 2 + 7 + (Math.abs(out.y) * block) / 2;
  const [x, y] = [middle.x + far * out.x, middle.y + far * out.y - block / 2 + 10];
  const anchor = flat || narrow ? 'middle' : out.x > 0.3 ? 'start' : out.x < -0.3 ? 'end' : 'middle';
  return svg`<g class="numbers" data-numbers=${nameOf(exact)} text-anchor=${anchor} aria-hidden="true">
    ${lines.map((line, i) => textLine(line, x, y + 13 * i))}
  </g>`;
}

const textLine = (words: readonly Words[], x: number, y: number, anchor?: string): SVGTemplateResult =>
  svg`<text x=${x.toFixed(1)} y=${y.toFixed(1)} text-anchor=${anchor ?? nothing}>${words.map(
    ({ className, text }, i) => svg`<tspan class=${className} dx=${i === 0 ? 0 : 7}>${text}</tspan>`,
  )}</text>`;

/** A state's disc with its name on it, its exact size dashed, and its probability. */
function disc(
  { state, value, standardError, exact }: StateProbability,
  at: Point,
  radius: (p: number) => number,
  full: boolean,
  centre: Point,
  place: Place,
): SVGTemplateResult {
  const r = radius(value ?? 0);
  const outer = Math.max(r, radius(exact));
  const inside = outer >= 4 + 4 * state.length;
  const lines: Words[] = [
    ...(inside ? [] : [{ className: 'name', text: state }]),
    { className: 'number', text: compact(value, standardError) },
    ...(full ? [{ className: 'beside', text: `exact ${likeMeasured(exact, standardError)}` }] : []),
  ];
  const { x, y, anchor } = placeOf(place, at, outer, lines.length, centre);
  const words = `${state}: probability ${compact(value, standardError)} at the end, exact ${likeMeasured(exact, standardError)}`;
  return svg`<g class="state" data-state=${state} role="img" tabindex="0" aria-label=${words} data-explain=${words}>
    <circle class="disc" cx=${at.x} cy=${at.y} r=${r.toFixed(2)} />
    <circle class="exact" cx=${at.x} cy=${at.y} r=${radius(exact).toFixed(2)} />
    ${inside ? svg`<text class="name on" x=${at.x} y=${at.y + 4.5} text-anchor="middle">${state}</text>` : nothing}
    ${lines.map((line, i) => textLine([line], x, y + 13 * i, anchor))}
  </g>`;
}

/** Where the first of some lines about a state begins. */
function placeOf(place: Place, at: Point, outer: number, lines: number, centre: Point) {
  const [dx, dy] = [at.x - centre.x, at.y - centre.y];
  const block = 13 * lines;
  if (place === 'above') {
    const y = dy < 1 ? at.y - outer - 6 - block + 13 : at.y + outer + 14;
    return { x: at.x, y, anchor: 'middle' };
  }
  const upright = Math.abs(dx) < 0.25 * Math.abs(dy);
  if (place === 'beside') {
    const aside = upright ? 1 : Math.sign(dx);
    return { x: at.x + aside * (outer + 7), y: at.y - block / 2 + 10, anchor: aside > 0 ? 'start' : 'end' };
  }
  // Numbers of edges stand outside of the ring, those of states inside.
  if (Math.abs(dx) < Math.abs(dy))
    return { x: at.x, y: at.y - Math.sign(dy) * (outer + 6 + block / 2) - block / 2 + 10, anchor: 'middle' };
  const length = Math.hypot(dx, dy) || 1;
  const far = outer + 6 + (Math.abs(dy) / length) * (block / 2);
  const [x, y] = [at.x - (far * dx) / length, at.y - (far * dy) / length - block / 2 + 10];
  return { x, y, anchor: dx > 0 ? 'end' : 'start' };
}
