import type { WorkStudy } from '../../estimate/work-study.ts';
import { words } from '../indices.ts';
import { html, type Markup } from '../markup.ts';
import { mathml } from './mathml.ts';
import { type Method, methods } from './methods.ts';
import { type ReferenceKey, references } from './references.ts';

/** How the numbers were had, and whose methods they are. */
export function methodsSection({ estimates }: WorkStudy): Markup {
  const shown = methods.filter(
    ({ ids }) => ids.length === 0 || ids.some((id) => estimates.some((e) => e.id === id && Number.isFinite(e.value))),
  );
  const cited = [...new Set(shown.flatMap(({ cites }) => cites))];
  return html`<section aria-label="Methods" class="methods"><h2>Methods</h2>
<p>Work <i>W</i> is done on the system, <i>β</i> = 1/<i>kT</i>; F stands for the forward process, R for the reverse one, which starts in equilibrium where the forward process ends.</p>
${shown.map((method) => methodText(method, cited))}
</section>
<section aria-label="References"><h2>References</h2><ol class="references">${cited.map(referenceText)}</ol></section>`;
}

const methodText = ({ name, tex, text, cites }: Method, cited: readonly ReferenceKey[]): Markup =>
  html`<div class="method"><h3>${name}</h3>${tex !== '' && mathml(tex)}<p>${words(text)} <span class="cite">[${cites.map((key, i) => html`${i > 0 && ', '}<a href="#reference-${key}">${cited.indexOf(key) + 1}</a>`)}]</span></p></div>`;

function referenceText(key: ReferenceKey): Markup {
  const [text = '', doi = ''] = references[key].split(' doi:');
  return html`<li id="reference-${key}">${text}${doi !== '' && html` <a href="https://doi.org/${doi}">doi:${doi}</a>`}</li>`;
}
