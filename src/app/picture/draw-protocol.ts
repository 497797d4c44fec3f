import { colourOf } from '../chart/theme.ts';
import type { Decided } from '../engine/engine-api.ts';
import type { Scene } from './film.ts';
import type { Sheet } from './sheet.ts';

/** Controls over time, and where the film is. */
export function drawProtocol(host: Element, sheet: Sheet, { controls, spec }: Decided, scene: Scene): void {
  const { context } = sheet;
  const now = scene.forwardTime;
  controls.forEach(({ values }, c) => {
    const t = (k: number) => (k / (values.length - 1)) * spec.duration;
    context.strokeStyle = colourOf(host, '--ink');
    context.setLineDash(c === 0 ? [] : [5, 3]);
    context.lineWidth = 1.5;
    context.beginPath();
    values.forEach((v, k) => {
      context.lineTo(sheet.x(t(k)), sheet.y(v));
    });
    context.stroke();
    context.setLineDash([]);
    const place = now * (values.length - 1);
    const k = Math.min(values.length - 2, Math.floor(place));
    const value = values[k]! + (place - k) * (values[k + 1]! - values[k]!);
    context.fillStyle = colourOf(host, scene.paths.direction === 'forward' ? '--forward' : '--reverse');
    context.beginPath();
    context.arc(sheet.x(now * spec.duration), sheet.y(value), 4, 0, 2 * Math.PI);
    context.fill();
  });
}
