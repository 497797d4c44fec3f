import { chartFont, colourOf } from '../chart/theme.ts';
import type { Landscape } from '../engine/engine-api.ts';
import { positionAt, type Scene } from './film.ts';
import type { Sheet } from './sheet.ts';

/** Height above each moment's minimum, in kT, that is worth showing. */
const worth = 9;

/** From the lowest energy of all moments to well above the highest minimum. */
export function energyRange(landscape: Landscape): [number, number] {
  const { x, energy, moments, others } = landscape;
  const minima = Array.from({ length: moments }, (_, k) =>
    energy.subarray(k * x.length, (k + 1) * x.length).reduce((a, b) => Math.min(a, b)),
  );
  const low = Math.min(...minima, ...others.map((values) => Math.min(...values)));
  return isFlat(landscape) ? [low - 1, low + 3] : [low - 1, Math.max(...minima) + worth];
}

/** The potential at this moment and molecules on it; the potentials of start and end stay behind as thin lines. */
export function drawLandscape(host: Element, sheet: Sheet, landscape: Landscape, scene: Scene): void {
  const { context } = sheet;
  const { x, moments } = landscape;
  context.save();
  context.beginPath();
  context.rect(sheet.left, sheet.top, sheet.width, sheet.height);
  context.clip();
  const at = (forwardTime: number, j: number) => energyAt(landscape, forwardTime, j);
  const line = (energy: (j: number) => number) => {
    context.beginPath();
    for (let j = 0; j < x.length; j++) context.lineTo(sheet.x(x[j]!), sheet.y(energy(j)));
    context.stroke();
  };
  context.strokeStyle = colourOf(host, '--edge');
  context.lineWidth = 1;
  context.globalAlpha = 0.6;
  if (moments > 1) for (const end of [0, 1]) line((j) => at(end, j));
  for (const values of landscape.others) line((j) => values[j]!);
  context.globalAlpha = 1;
  context.strokeStyle = colourOf(host, '--ink');
  context.lineWidth = 1.75;
  line((j) => at(scene.forwardTime, j));
  context.fillStyle = colourOf(host, scene.paths.direction === 'forward' ? '--forward' : '--reverse');
  context.globalAlpha = 0.75;
  const step = (x.length - 1) / (x.at(-1)! - x[0]!);
  for (let i = 0; i < scene.paths.count; i++) {
    const position = positionAt(scene, 0, i);
    const place = (position - x[0]!) * step;
    const j = Math.min(x.length - 2, Math.max(0, Math.floor(place)));
    const energy = at(scene.forwardTime, j) + (place - j) * (at(scene.forwardTime, j + 1) - at(scene.forwardTime, j));
    const above = 4 + 12 * ((i * 0.618034) % 1);
    context.beginPath();
    context.arc(sheet.x(position), sheet.y(energy) - above, 2.4, 0, 2 * Math.PI);
    context.fill();
  }
  context.restore();
}

/** Says which line is which: `start` and `end` beside their minima; nothing of a potential that no one changes. */
export function nameEnds(host: Element, sheet: Sheet, landscape: Landscape): void {
  if (landscape.energy.every((u, k) => u === landscape.energy[k % landscape.x.length])) return;
  const { context } = sheet;
  context.fillStyle = colourOf(host, '--quiet');
  context.font = chartFont(host);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const [start, end] = [0, 1].map((time) => lowestPlace(landscape, time));
  const name = (text: string, time: number, j: number, lift: number) => {
    const y = sheet.y(energyAt(landscape, time, j)) + lift;
    context.fillText(text, sheet.x(landscape.x[j]!), Math.max(sheet.top, Math.min(y, sheet.top + sheet.height - 12)));
  };
  const apart = Math.abs(sheet.x(landscape.x[start!]!) - sheet.x(landscape.x[end!]!)) > 40;
  if (apart) name('end', 1, end!, 3);
  name('start', 0, apart ? start! : landscape.x.length - 8, apart ? 3 : -16);
}

/** Place of the lowest energy at a moment. */
function lowestPlace(landscape: Landscape, time: number): number {
  let best = 0;
  for (let j = 1; j < landscape.x.length; j++)
    if (energyAt(landscape, time, j) < energyAt(landscape, time, best)) best = j;
  return best;
}

/** A potential that is the same everywhere: there is no height to read off. */
export const isFlat = ({ energy }: Landscape): boolean => energy.every((u) => u === energy[0]);

/** U/kT at place j, between the two nearest moments. */
function energyAt({ x, energy, moments }: Landscape, forwardTime: number, j: number): number {
  const moment = forwardTime * (moments - 1);
  const k = Math.min(moments - 2, Math.floor(moment));
  const a = energy[k * x.length + j]!;
  return a + (moment - k) * (energy[(k + 1) * x.length + j]! - a);
}
