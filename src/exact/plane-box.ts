import { lineMinimum } from './line-minimum.ts';
import type { PlanePoint } from './plane-minima.ts';

/** [x from, x to, y from, y to]. */
export type Box = [number, number, number, number];

const samples = 129;

/**
 * Bounding box of the region u < height around the given minima: grown until u stays above on all four sides, then
 * drawn in. A ring coordinate (`fixed`) keeps its period. Returns null when the region has no end.
 */
export function planeBox(
  u: (x: number, y: number) => number,
  minima: readonly PlanePoint[],
  height: number,
  fixed: readonly [number | undefined, number | undefined],
): Box | null {
  const box: Box = [Infinity, -Infinity, Infinity, -Infinity];
  for (const m of minima) {
    for (const side of [0, 1, 2, 3] as const) {
      const sign = side % 2 ? 1 : -1;
      const at = side < 2 ? m.x : m.y;
      const out = (r: number) => (side < 2 ? u(m.x + sign * r, m.y) : u(m.x, m.y + sign * r));
      let r = Math.max(1e-18, 4 * Number.EPSILON * Math.abs(at));
      while (r < 1e18 && out(r) < height) r *= 1.5;
      box[side] = sign > 0 ? Math.max(box[side], at + r) : Math.min(box[side], at - r);
    }
  }
  const free = ([0, 1, 2, 3] as const).filter((side) => fixed[side >> 1] === undefined);
  for (const axis of [0, 1])
    if (fixed[axis] !== undefined) {
      box[2 * axis] = 0;
      box[2 * axis + 1] = fixed[axis]!;
    }

  const least = (side: number, c: number) => edgeMinimum(u, side, c, box, minima);
  for (let round = 0; ; round++) {
    const open = free.filter((side) => least(side, box[side]) < height);
    if (!open.length) break;
    for (const side of open) {
      const pair = side - (side % 2);
      box[side] += (side % 2 ? 0.5 : -0.5) * (box[pair + 1]! - box[pair]!);
    }
    if (round > 400 || box.some((c) => !(Math.abs(c) < 1e17))) return null;
  }
  for (const side of free) box[side] = drawIn(side, box, height, least);
  return box;
}

/** Least u along the line at c across the box. */
function edgeMinimum(
  u: (x: number, y: number) => number,
  side: number,
  c: number,
  box: Box,
  minima: readonly PlanePoint[],
): number {
  const f = (t: number) => (side < 2 ? u(c, t) : u(t, c));
  const [lo, hi] = side < 2 ? [box[2], box[3]] : [box[0], box[1]];
  const t = Array.from({ length: samples }, (_, i) => lo + ((hi - lo) * i) / (samples - 1));
  for (const m of minima) t.push(side < 2 ? m.y : m.x);
  t.sort((p, q) => p - q);
  let best = 0;
  const v = t.map(f);
  for (let i = 1; i < t.length; i++) if (v[i]! < v[best]!) best = i;
  if (!(v[best]! < Infinity)) return Infinity;
  return lineMinimum(f, t[Math.max(best - 1, 0)]!, t[best]!, t[Math.min(best + 1, t.length - 1)]!).value;
}

function drawIn(side: number, box: Box, height: number, least: (side: number, c: number) => number): number {
  const pair = side - (side % 2);
  const outer = box[side]!;
  const inner = box[pair + 1 - (side % 2)]!;
  let lo = outer;
  let hi = inner;
  for (let i = 1; i < 64; i++) {
    const c = outer + ((inner - outer) * i) / 64;
    if (least(side, c) < height) {
      hi = c;
      break;
    }
    lo = c;
  }
  for (let i = 0; i < 12; i++) {
    const c = 0.5 * (lo + hi);
    if (least(side, c) < height) hi = c;
    else lo = c;
  }
  return lo;
}
