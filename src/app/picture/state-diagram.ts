import { html, nothing, render, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { compact, likeMeasured, plainNumber } from '../../report/with-error.ts';
import { ChartElement, type Size } from '../chart/chart-element.ts';
import type { EdgeFlow, NetworkPicture } from '../engine/engine-api.ts';
import type { Shown } from '../shown.ts';
import { arrowPath, type EdgeShape, edgeShape, parallel, pointAt } from './edge-shape.ts';
import { type Box, freePlace } from './free-place.ts';
import { stateBars } from './state-bars.ts';
import { type Point, stateLayout } from './state-layout.ts';
import { type Place, statePlaces } from './state-places.ts';
import type { StateProbability } from './state-probability.ts';
import { swingsOf } from './swings.ts';
import { lineHeight, textOf, type Words, type Written, written } from './written.ts';

/** States up to which they are drawn around a circle. */
const mostStates = 12;

/** States and edges up to which every number has its exact value beside it. */
const [fewStates, fewEdges] = [4, 6];

/** Standard errors below which a net current counts as none, and above which it is beyond doubt. */
const [unseen, sure] = [2.5, 4];

/** A way between two states with everything known about it. */
interface DrawnEdge {
  readonly shape: EdgeShape;
  /** How far it swings out, where several join the same states; null where it is alone. */
  readonly swing: number | null;
  readonly exact: NetworkPicture['ways'][number];
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
  const place = placeFor(states.length, narrow);
  const room = { beside: 96, inside: 64, corner: narrow ? 24 : 40, above: 14 }[place];
  const upright = place === 'above' || place === 'corner';
  const points = stateLayout(network, width, height, {
    x: widest + room,
    y: Math.max(widest + (upright ? 20 : 6), upright ? 0 : full ? 52 : 40),
  });
  const swings = swingsOf(network.ways, states.length > 2 ? 36 : height / (network.ways.length + 0.6));
  const edges = network.ways.map((exact, k): DrawnEdge => {
    const [a, b] = [network.states.indexOf(exact.from), network.states.indexOf(exact.to)];
    const flow = flows[k]?.traffic.value == null ? null : flows[k]!;
    const z = Math.abs(flow?.net.value ?? 0) / (flow?.net.standardError || Number.POSITIVE_INFINITY);
    return {
      shape: edgeShape(points[a]!, points[b]!, [outer(a), outer(b)], points[a]!.centre, {
        swing: swings[k] ?? 0,
        crossed: states.length > 2,
      }),
      swing: swings[k]!,
      exact,
      flow,
      certainty: Math.min(1, Math.max(0, (z - unseen) / (sure - unseen))),
    };
  });
  const busiest = Math.max(...network.ways.map((e) => e.traffic), ...edges.map((e) => e.flow?.traffic.value ?? 0));
  const scale = Math.min(24, 0.085 * height) / (busiest || 1);
  const still = states.length > 2 && edges.every((e) => e.flow?.net.standardError && e.certainty === 0);
  const [middle, quiet] = [{ x: width / 2, y: height / 2 }, still && !full];
  const taken = [
    ...points.map((point, i) => around(point, 0.9 * outer(i))),
    ...(still ? [written([[{ className: 'said', text: noCurrent }]], middle.x, middle.y, 'middle').box] : []),
  ];
  // What finds no room is left to the words of the edge; of a small network everything is said.
  const take = (places: readonly Written[], must: boolean, better: readonly Box[] = []): Written | null => {
    const size = { width, height };
    const found =
      freePlace(places, [...taken, ...better], size) ?? freePlace(places, taken, size) ?? (must ? places[0]! : null);
    if (found) taken.push(found.box);
    return found;
  };
  const bands = edges.flatMap((edge) => along(edge, scale));
  const about = states.map(
    (s, i) =>
      take(statePlaces(quiet ? 'beside' : place, points[i]!, outer(i), linesOf(s, outer(i), full)), true, bands)!,
  );
  const numbers = edges.map((e) => (quiet ? null : take(edgePlaces(e, scale, full, narrow), full)));
  return html`<svg class="states" width=${width} height=${height} viewBox="0 0 ${width} ${height}">
    ${edges.map((e) => band(e, scale))}
    ${still ? svg`<text class="said" x=${middle.x} y=${middle.y} text-anchor="middle">${noCurrent}</text>` : nothing}
    ${states.map((s, i) => disc(s, points[i]!, radius, outer(i), about[i]!))}
    ${edges.map((edge, k) =>
      numbers[k]
        ? svg`<g class="numbers" data-numbers=${nameOf(edge)} aria-hidden="true">${textOf(numbers[k])}</g>`
        : nothing,
    )}
  </svg>`;
}

const noCurrent = 'no net current';

function placeFor(states: number, narrow: boolean): Place {
  if (states === 2) return 'corner';
  return narrow ? 'above' : states <= fewStates ? 'beside' : 'inside';
}

const edgesFew = ({ ways }: NetworkPicture): boolean => ways.length <= fewEdges;

/** States of an edge, and what it is called where several join them. */
const nameOf = (edge: DrawnEdge): string => [edge.exact.from, edge.exact.to, ...wayOf(edge)].join(' ');

/** What an edge is called, where several join the same states. */
const wayOf = ({ exact, swing }: DrawnEdge): string[] => (exact.name && swing !== null ? [exact.name] : []);

function band(edge: DrawnEdge, scale: number): SVGTemplateResult {
  const { shape, exact, flow, certainty } = edge;
  const net = flow?.net.value ?? 0;
  const half = (exact.traffic * scale) / 2;
  return svg`<g class="edge" data-edge=${nameOf(edge)} role="img" tabindex="0" aria-label=${describe(edge)} data-explain=${describe(edge)}>
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
function describe(edge: DrawnEdge): string {
  const { exact, flow } = edge;
  const back = (flow?.net.value ?? exact.net) < 0;
  const sign = back ? -1 : 1;
  const [from, to] = back ? [exact.to, exact.from] : [exact.from, exact.to];
  const way = [`${from} → ${to}`, ...wayOf(edge)].join(', ');
  if (!flow)
    return `${way}: exact net current ${plainNumber(sign * exact.net, 4)} of ${plainNumber(exact.traffic, 4)} jumps per time; not counted in this run`;
  const net = compact(sign * flow.net.value!, flow.net.standardError);
  const all = compact(flow.traffic.value, flow.traffic.standardError);
  return `${way}: net current ${net} per time, exact ${likeMeasured(sign * exact.net, flow.net.standardError)}; jumps both ways ${all} per time, exact ${likeMeasured(exact.traffic, flow.traffic.standardError)}`;
}

/** The net current in the direction of the arrow, its exact value, and the jumps that it is a part of. */
function wordsOf(edge: DrawnEdge, full: boolean): Words[] {
  const { exact, flow, certainty } = edge;
  const name = wayOf(edge).map((text) => ({ className: 'beside', text }));
  const sign = (flow?.net.value ?? exact.net) < 0 && (certainty > 0 || !flow) ? -1 : 1;
  if (!flow) return [...name, { className: 'beside', text: `exact ${plainNumber(sign * exact.net, 3)}` }];
  const { value, standardError } = flow.net;
  const net = { className: certainty > 0 ? 'number flows' : 'number', text: compact(sign * value!, standardError) };
  if (!full) return [...name, net];
  return [
    ...name,
    net,
    { className: 'beside', text: `exact ${likeMeasured(sign * exact.net, standardError)}` },
    { className: 'beside', text: `of ${compact(flow.traffic.value, flow.traffic.standardError)}` },
  ];
}

/** Shares of an edge at which its numbers may stand, after the best one. */
const shares = [0.5, 0.35, 0.65, 0.25, 0.75];

/** Places for the numbers of an edge, at best on the side to which it swings, else on the outer one: in two lines where it lies flat, else one below the other. */
function edgePlaces(edge: DrawnEdge, scale: number, full: boolean, narrow: boolean): Written[] {
  const { shape, swing, exact, flow } = edge;
  const words = wordsOf(edge, full);
  const wide = Math.max(exact.traffic, flow?.traffic.value ?? 0) * scale;
  const flat = Math.abs(shape.out.y) > 0.9;
  const first = 1 + wayOf(edge).length;
  const lines = flat ? [words.slice(0, first), words.slice(first)].filter((l) => l.length > 0) : words.map((w) => [w]);
  const block = lineHeight * lines.length;
  const at = (middle: Point, out: Point): Written => {
    const over = narrow && swing === null;
    const far = over && !flat ? 0 : wide / 2 + 7 + (Math.abs(out.y) * block) / 2;
    const anchor = flat || over || Math.abs(out.x) <= 0.3 ? 'middle' : out.x > 0 ? 'start' : 'end';
    return written(lines, middle.x + far * out.x, middle.y + far * out.y, anchor);
  };
  const inner = { x: -shape.out.x, y: -shape.out.y };
  const sides = (swing ?? 0) < 0 ? [inner, shape.out] : [shape.out, inner];
  return [shape.middle, ...shares.map((s) => pointAt(shape, s))].flatMap((middle) =>
    sides.map((out) => at(middle, out)),
  );
}

/** What is written about a state, outside of its disc. */
function linesOf({ state, value, standardError, exact }: StateProbability, outer: number, full: boolean): Words[][] {
  return [
    ...(fits(state, outer) ? [] : [{ className: 'name', text: state }]),
    { className: 'number', text: compact(value, standardError) },
    ...(full ? [{ className: 'beside', text: `exact ${likeMeasured(exact, standardError)}` }] : []),
  ].map((words) => [words]);
}

/** Whether a name has room on its disc. */
const fits = (name: string, outer: number): boolean => outer >= 4 + 4 * name.length;

/** A state's disc with its name on it, its exact size dashed, and its probability. */
function disc(
  { state, value, standardError, exact }: StateProbability,
  at: Point,
  radius: (p: number) => number,
  outer: number,
  about: Written,
): SVGTemplateResult {
  const words = `${state}: probability ${compact(value, standardError)} at the end, exact ${likeMeasured(exact, standardError)}`;
  return svg`<g class="state" data-state=${state} role="img" tabindex="0" aria-label=${words} data-explain=${words}>
    <circle class="disc" cx=${at.x} cy=${at.y} r=${radius(value ?? 0).toFixed(2)} />
    <circle class="exact" cx=${at.x} cy=${at.y} r=${radius(exact).toFixed(2)} />
    ${fits(state, outer) ? svg`<text class="name on" x=${at.x} y=${at.y + 4.5} text-anchor="middle">${state}</text>` : nothing}
    ${textOf(about)}
  </g>`;
}

/** Room that a band takes, in pieces. */
const along = ({ shape, exact, flow }: DrawnEdge, scale: number): Box[] =>
  Array.from({ length: 19 }, (_, k) =>
    around(pointAt(shape, (k + 1) / 20), (Math.max(exact.traffic, flow?.traffic.value ?? 0) * scale) / 2 + 1),
  );

const around = ({ x, y }: Point, r: number): Box => ({ left: x - r, right: x + r, top: y - r, bottom: y + r });
