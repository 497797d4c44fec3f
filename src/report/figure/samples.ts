import { html, type Markup } from '../markup.ts';
import { label } from './draw.ts';

/** A line with what it is, as it stands in the corner of a figure. */
export interface Sample {
  readonly text: string;
  /** CSS variable of its colour. */
  readonly colour: string;
  readonly dash: readonly number[];
}

/** Samples of lines with their names, one below the other. */
export const samples = (lines: readonly Sample[], left: number, top: number): Markup =>
  html`${lines.map(({ text, colour, dash }, i) => {
    const y = top + 16 * i;
    return html`<path class="curve" d="M${left},${y}h22" style="stroke:var(${colour});stroke-dasharray:${dash.join(' ') || 'none'}" stroke-width="1.8"/>${label(text, left + 28, y + 4, { small: true })}`;
  })}`;
