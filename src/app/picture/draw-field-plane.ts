import { chartFont, colourOf } from '../chart/theme.ts';
import { type Arrow, arrowsOf, type Field } from './fields.ts';
import type { Sheet } from './sheet.ts';

/** Pixels from arrow to arrow. */
const apart = 30;

/** Length of the longest arrow, in pixels. */
const reach = 28;

/** Squared distances from no current, in standard errors, between which an arrow fades in: what is none within its error has no arrow. */
const [unseen, sure] = [20, 32];

/** Pixels below which an arrow would be a dot. */
const shortest = 3;

/** Darkest shading of the density. */
const darkest = 0.34;

/** Density as quiet shading, and arrows for the net current over it, their lengths in proportion. Gives the number of arrows. */
export function drawFieldPlane(host: Element, sheet: Sheet, fields: Field): number {
  shade(host, sheet, fields);
  const arrows = arrowsOf(fields, sheet.width / apart, sheet.height / apart);
  const strongest = Math.max(...arrows.map((a) => Math.hypot(a.jx, a.jy)));
  const long = (a: Arrow) => (reach * Math.hypot(a.jx, a.jy)) / strongest > shortest;
  const seen = arrows.filter((a) => a.significance > unseen && long(a));
  if (seen.length === 0) {
    say(host, sheet, 'no net current');
    return 0;
  }
  for (const arrow of seen) {
    sheet.context.globalAlpha = Math.min(1, (arrow.significance - unseen) / (sure - unseen));
    drawArrow(host, sheet, arrow, strongest);
    sheet.context.globalAlpha = 1;
    drawExact(host, sheet, arrow, strongest);
  }
  if (seen.some((a) => a.exact)) say(host, sheet, 'dashed: exact');
  return seen.length;
}

function shade(host: Element, { context, x, y }: Sheet, { axes, density }: Field): void {
  const [ax, ay] = axes as [Field['axes'][number], Field['axes'][number]];
  const nx = ax.edges.length - 1;
  const most = density.value.reduce<number>((top, p) => Math.max(top, p ?? 0), 0) || 1;
  context.fillStyle = colourOf(host, '--ink');
  density.value.forEach((p, cell) => {
    if (!p) return;
    const [i, j] = [cell % nx, Math.floor(cell / nx)];
    const [left, right] = [Math.round(x(ax.edges[i]!)), Math.round(x(ax.edges[i + 1]!))];
    const [top, bottom] = [Math.round(y(ay.edges[j + 1]!)), Math.round(y(ay.edges[j]!))];
    context.globalAlpha = (darkest * p) / most;
    context.fillRect(left, top, right - left, bottom - top);
  });
  context.globalAlpha = 1;
}

/** The tip of a current drawn from its place; an arrow of the strongest current is as long as arrows are apart. */
function tip({ x, y }: Sheet, at: Arrow, [jx, jy]: readonly [number, number], strongest: number) {
  const scale = reach / strongest;
  const [cx, cy, dx, dy] = [x(at.x), y(at.y), jx * scale, -jy * scale];
  return {
    from: [cx - dx / 2, cy - dy / 2] as const,
    to: [cx + dx / 2, cy + dy / 2] as const,
    length: Math.hypot(dx, dy),
  };
}

function drawArrow(host: Element, sheet: Sheet, at: Arrow, strongest: number): void {
  const { context } = sheet;
  const { from, to, length } = tip(sheet, at, [at.jx, at.jy], strongest);
  const head = Math.min(6, 0.5 * length + 1.5);
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  context.strokeStyle = context.fillStyle = colourOf(host, '--forward');
  context.lineWidth = 1.6;
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(to[0] - 0.7 * head * Math.cos(angle), to[1] - 0.7 * head * Math.sin(angle));
  context.stroke();
  context.beginPath();
  for (const turn of [0, 2.65, -2.65]) {
    const reach = turn === 0 ? 0 : head;
    context.lineTo(to[0] + reach * Math.cos(angle + turn), to[1] + reach * Math.sin(angle + turn));
  }
  context.fill();
}

function drawExact(host: Element, sheet: Sheet, at: Arrow, strongest: number): void {
  if (!at.exact) return;
  const { context } = sheet;
  const { from, to } = tip(sheet, at, at.exact, strongest);
  context.strokeStyle = colourOf(host, '--ink');
  context.lineWidth = 0.8;
  context.setLineDash([2, 3]);
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
  context.setLineDash([]);
}

function say(host: Element, { context, left, top, width }: Sheet, words: string): void {
  context.fillStyle = colourOf(host, '--quiet');
  context.font = chartFont(host);
  context.textAlign = 'right';
  context.textBaseline = 'top';
  context.fillText(words, left + width - 4, top + 3);
}
