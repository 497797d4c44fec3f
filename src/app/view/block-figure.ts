import { html, nothing, type TemplateResult } from 'lit';
import type { Quantity } from '../../report/block-curves.ts';
import { blockAnswer } from '../chart/block-answer.ts';
import type { BlockPicture } from '../chart/block-picture.ts';

/** A chart of many experiments with its answer in words, and what else stands beside its title. */
export function blockFigure(
  picture: BlockPicture,
  quantity: Quantity,
  hidden: ReadonlySet<string>,
  beside: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const { counted, reference } = picture;
  return html`<figure>
    <figcaption>
      <h2>${quantity === 'bias' ? `Bias of N ${counted} against ${reference.name}` : `Scatter of N ${counted}`}</h2>
      ${beside}
    </figcaption>
    <p class="answer">${blockAnswer(picture, quantity)}</p>
    <block-chart class="plot" .data=${picture} .quantity=${quantity} .hiddenCurves=${hidden}></block-chart>
  </figure>`;
}
