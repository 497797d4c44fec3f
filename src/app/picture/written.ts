import { nothing, type SVGTemplateResult, svg } from 'lit';
import type { Box } from './free-place.ts';

/** A piece of text and how it is set. */
export interface Words {
  readonly className: string;
  readonly text: string;
}

/** Lines of text about something, and the room that they take. */
export interface Written {
  readonly lines: readonly (readonly Words[])[];
  readonly x: number;
  /** Of the first line's foot. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly box: Box;
}

/** Height of a line, space between words on it, and the most that a letter or a figure is wide, of words beside a number and of all others. */
export const lineHeight = 13;
const [space, small, letter] = [7, 6.4, 7.2];

const widthOf = ({ className, text }: Words): number => (className === 'beside' ? small : letter) * text.length;

/** Lines at a place: x is their beginning, middle or end, y the middle of their height. */
export function written(lines: Written['lines'], x: number, middle: number, anchor: Written['anchor']): Written {
  const width = Math.max(...lines.map((line) => line.reduce((sum, words) => sum + widthOf(words) + space, -space)));
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  const half = (lineHeight * lines.length) / 2;
  const box = { left, right: left + width, top: middle - half, bottom: middle + half };
  return { lines, x, y: middle - half + 10, anchor, box };
}

/** The lines as SVG text. */
export const textOf = ({ lines, x, y, anchor }: Written): SVGTemplateResult[] =>
  lines.map(
    (line, i) =>
      svg`<text x=${x.toFixed(1)} y=${(y + lineHeight * i).toFixed(1)} text-anchor=${anchor}>${line.map(
        ({ className, text }, k) => svg`<tspan class=${className} dx=${k === 0 ? nothing : space}>${text}</tspan>`,
      )}</text>`,
  );
