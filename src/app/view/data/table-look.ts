import { html, type TemplateResult } from 'lit';
import type { SideState } from '../../laboratory/laboratory-state.ts';

/** Cells of a column shown at most. */
const mostCells = 4;

/** The first rows of a file; the columns that are read stand out. */
export function tableLook({ look, choice }: SideState, choose: (column: string) => void): TemplateResult {
  const used = new Set(
    choice.kind === 'force-distance'
      ? [choice.force, choice.distance]
      : choice.column === 'sum'
        ? look.derivatives
        : [choice.column],
  );
  const rows = Math.min(mostCells, Math.max(0, ...look.columns.map((c) => c.preview.length)));
  return html`<div class="look" tabindex="0" role="group" aria-label="first rows of ${look.file}">
    <table>
      <thead>
        <tr>
          ${look.columns.map(
            (
              c,
            ) => html`<th scope="col" class=${used.has(c.name) ? 'used' : ''} @click=${() => c.numeric && choose(c.name)}>
              ${c.name}${c.unit && !c.name.includes(c.unit) ? html` <span class="quiet">${c.unit}</span>` : ''}
            </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${Array.from(
          { length: rows },
          (_, i) =>
            html`<tr>${look.columns.map((c) => html`<td class=${used.has(c.name) ? 'used' : ''}>${c.preview[i] ?? ''}</td>`)}</tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
