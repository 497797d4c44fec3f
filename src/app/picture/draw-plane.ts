import { colourOf } from '../chart/theme.ts';
import { positionAt, type Scene } from './film.ts';
import type { Sheet } from './sheet.ts';

/** Molecules with two coordinates, seen from above. */
export function drawPlane(host: Element, sheet: Sheet, scene: Scene): void {
  const { context } = sheet;
  context.fillStyle = colourOf(host, scene.paths.direction === 'forward' ? '--forward' : '--reverse');
  context.globalAlpha = 0.75;
  for (let i = 0; i < scene.paths.count; i++) {
    context.beginPath();
    context.arc(sheet.x(positionAt(scene, 0, i)), sheet.y(positionAt(scene, 1, i)), 2.4, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
}
