import { drawnWords } from '../indices.ts';
import { type Content, html, type Markup } from '../markup.ts';

/** A curve in the colour of a CSS variable; `dash` as in `EstimatorStyle`. */
export const curve = (path: string, colour: string, width = 1.6, dash: readonly number[] = []): Markup =>
  html`<path class="curve" d="${path}" style="stroke:var(${colour})" stroke-width="${width}"${dash.length > 0 && html` stroke-dasharray="${dash.join(' ')}"`}/>`;

/** An area in the colour of a CSS variable. */
export const fill = (path: string, colour: string): Markup =>
  html`<path class="band" d="${path}" style="fill:var(${colour})"/>`;

/** What is exact: dashed, in ink. */
export const exactLine = (path: string): Markup => html`<path class="exact" d="${path}"/>`;

export interface Label {
  readonly anchor?: 'start' | 'middle' | 'end';
  /** CSS variable; ink without one. */
  readonly colour?: string;
  readonly small?: boolean;
}

/** Words at a place of the figure, with a rim of paper so that curves do not run through them. */
export const label = (text: string, x: number, y: number, { anchor = 'start', colour, small }: Label = {}): Markup =>
  html`<text class="${small ? 'label small' : 'label'}" x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}"${colour ? html` style="fill:var(${colour})"` : null}>${drawnWords(text)}</text>`;

/** Dots at places of the figure. */
export const dots = (places: readonly (readonly [number, number])[], colour: string, radius = 2.4): Content =>
  places.map(
    ([x, y]) => html`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius}" style="fill:var(${colour})"/>`,
  );
