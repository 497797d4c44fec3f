import { chartFont, colourOf } from '../chart/theme.ts';
import { drawLandscape, energyRange } from '../picture/draw-landscape.ts';
import { createSheet } from '../picture/sheet.ts';
import { symbolText } from '../text/symbol.ts';
import { drawSmallField } from './draw-small-field.ts';
import type { SmallPicture } from './picture-api.ts';

type Of<K extends SmallPicture['kind']> = Extract<SmallPicture, { kind: K }>;
/** Height of a caption. */
const line = 14;

type Box = readonly [left: number, top: number, width: number, height: number];

/** Draws a small picture into a rectangle, its colours those of the page where `host` stands. */
export function drawSmall(
  host: Element,
  context: CanvasRenderingContext2D,
  picture: Exclude<SmallPicture, { kind: 'network' }>,
  box: Box,
): void {
  if (picture.kind === 'molecules') drawMolecules(host, context, picture, box);
  else if (picture.kind === 'paths') drawPaths(host, context, picture, box);
  else if (picture.kind === 'field') drawSmallField(host, context, picture.field, box);
  else if (picture.kind === 'histograms') drawHistograms(host, context, picture, box);
  else {
    const [left, top, width, height] = box;
    bars(host, context, picture.means, [left, top + line, width, height - line]);
    caption(host, context, `mean ${picture.name}`, left + width, top);
  }
}

/** Molecules in the potential halfway through, the potentials of start and end as thin lines. */
function drawMolecules(
  host: Element,
  context: CanvasRenderingContext2D,
  { landscape, positions }: Of<'molecules'>,
  box: Box,
): void {
  const sheet = createSheet(context, box, [landscape.x[0]!, landscape.x.at(-1)!], energyRange(landscape));
  const paths = { direction: 'forward', count: positions.length, times: Float64Array.of(0), positions: [positions] };
  drawLandscape(host, sheet, landscape, { paths: { ...paths, direction: 'forward' }, progress: 0, forwardTime: 0.5 });
}

/** Sample paths against time, one of them in full ink. */
function drawPaths(host: Element, context: CanvasRenderingContext2D, { name, paths }: Of<'paths'>, box: Box): void {
  const all = paths.flatMap((path) => [...path]);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const sheet = createSheet(context, box, [0, paths[0]!.length - 1], [low, high]);
  context.strokeStyle = colourOf(host, '--forward');
  context.lineJoin = 'round';
  for (const [i, path] of [...paths.entries()].toReversed()) {
    context.globalAlpha = i === 0 ? 1 : 0.3;
    context.lineWidth = i === 0 ? 1.5 : 1;
    context.beginPath();
    path.forEach((v, k) => {
      context.lineTo(sheet.x(k), sheet.y(v));
    });
    context.stroke();
  }
  context.globalAlpha = 1;
  caption(host, context, `${symbolText(name)}(t)`, box[0] + box[2], box[1]);
}

/** Bars: each histogram in its share of the width. */
function drawHistograms(
  host: Element,
  context: CanvasRenderingContext2D,
  { histograms }: Of<'histograms'>,
  [left, top, width, height]: Box,
): void {
  const gap = 18;
  const each = (width - gap * (histograms.length - 1)) / histograms.length;
  histograms.forEach(({ name, shares }, k) => {
    const at = left + k * (each + gap);
    bars(host, context, shares, [at, top + line, each, height - line]);
    caption(host, context, name, at + each, top);
  });
}

function bars(host: Element, context: CanvasRenderingContext2D, values: readonly number[], box: Box): void {
  const sheet = createSheet(context, box, [0, values.length], [0, Math.max(...values)]);
  const [base, gap] = [sheet.y(0), values.length > 16 ? 1 : 2];
  context.fillStyle = colourOf(host, '--forward');
  context.globalAlpha = 0.6;
  values.forEach((v, i) => {
    context.fillRect(sheet.x(i) + gap / 2, sheet.y(v), sheet.x(i + 1) - sheet.x(i) - gap, base - sheet.y(v));
  });
  context.globalAlpha = 1;
  context.fillStyle = colourOf(host, '--edge');
  context.fillRect(box[0], base, box[2], 1);
}

/** What is drawn, in the upper right corner, on ground that keeps curves off it. */
function caption(host: Element, context: CanvasRenderingContext2D, text: string, right: number, top: number): void {
  context.font = chartFont(host);
  context.textAlign = 'right';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = colourOf(host, '--sheet');
  context.strokeText(text, right, top);
  context.fillStyle = colourOf(host, '--quiet');
  context.fillText(text, right, top);
}
