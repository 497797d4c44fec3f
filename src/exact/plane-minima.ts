/** A point of the plane with the potential there. */
export interface PlanePoint {
  x: number;
  y: number;
  u: number;
}

/** Local minima of a function sampled on a tensor grid, followed down; lowest first, at most `most` of them. */
export function planeMinima(
  u: (x: number, y: number) => number,
  xs: readonly number[],
  ys: readonly number[],
  most = 24,
): PlanePoint[] {
  const n = ys.length;
  const value = new Float64Array(xs.length * n);
  for (let i = 0; i < xs.length; i++) for (let j = 0; j < n; j++) value[i * n + j] = u(xs[i]!, ys[j]!);
  const found: PlanePoint[] = [];
  for (let i = 0; i < xs.length; i++)
    for (let j = 0; j < n; j++)
      if (isLowest(value, xs.length, n, i, j)) found.push({ x: xs[i]!, y: ys[j]!, u: value[i * n + j]! });
  found.sort((p, q) => p.u - q.u);
  const minima: PlanePoint[] = [];
  for (const start of found.slice(0, most)) {
    const [dx, dy] = [spacing(xs, start.x), spacing(ys, start.y)];
    const end = descend(u, descend(u, start, dx, dy), dx / 64, dy / 64);
    const known = minima.some(
      (m) => Math.abs(m.x - end.x) < 1e-3 * Math.abs(dx) && Math.abs(m.y - end.y) < 1e-3 * Math.abs(dy),
    );
    if (!known) minima.push(end);
  }
  return minima.sort((p, q) => p.u - q.u);
}

function isLowest(value: Float64Array, rows: number, n: number, i: number, j: number): boolean {
  const here = value[i * n + j]!;
  if (!(here < Infinity)) return false;
  for (let a = Math.max(i - 1, 0); a <= Math.min(i + 1, rows - 1); a++)
    for (let b = Math.max(j - 1, 0); b <= Math.min(j + 1, n - 1); b++) {
      const other = value[a * n + b]!;
      // Of a plateau only its first point counts.
      if (other < here || (other === here && (a < i || (a === i && b < j)))) return false;
    }
  return true;
}

function spacing(points: readonly number[], at: number): number {
  const i = points.indexOf(at);
  return i > 0 ? 0.5 * (points[i - 1]! - at) : 0.5 * (points[i + 1]! - at);
}

/** Nelder–Mead from a point with first steps dx, dy (Nelder & Mead 1965), to the last digits. */
function descend(u: (x: number, y: number) => number, start: PlanePoint, dx: number, dy: number): PlanePoint {
  const at = (x: number, y: number): PlanePoint => ({ x, y, u: u(x, y) });
  const s = [start, at(start.x + dx, start.y), at(start.x, start.y + dy)];
  for (let i = 0; i < 500; i++) {
    s.sort((p, q) => p.u - q.u);
    const [best, middle, worst] = s as [PlanePoint, PlanePoint, PlanePoint];
    if (worst.u - best.u <= 1e-13 * (1 + Math.abs(best.u))) break;
    const [cx, cy] = [0.5 * (best.x + middle.x), 0.5 * (best.y + middle.y)];
    const along = (t: number) => at(cx + t * (worst.x - cx), cy + t * (worst.y - cy));
    const reflected = along(-1);
    if (reflected.u < best.u) {
      const far = along(-2);
      s[2] = far.u < reflected.u ? far : reflected;
    } else if (reflected.u < middle.u) s[2] = reflected;
    else {
      const near = along(reflected.u < worst.u ? -0.5 : 0.5);
      if (near.u < Math.min(reflected.u, worst.u)) s[2] = near;
      else {
        s[1] = at(0.5 * (best.x + middle.x), 0.5 * (best.y + middle.y));
        s[2] = at(0.5 * (best.x + worst.x), 0.5 * (best.y + worst.y));
      }
    }
  }
  return s.reduce((p, q) => (q.u < p.u ? q : p));
}
