import { html, nothing, type TemplateResult } from 'lit';
import type { ReportedEstimate } from '../../experiment/result.ts';
import type { AppState } from '../state.ts';
import { looksLikeAnother } from '../text/looks-like-another.ts';
import { isOwn, ownNames } from '../text/own-names.ts';
import { statement } from '../text/statement.ts';
import { measured } from './measured.ts';

/** Averages worth a line, with what they mean. */
const known: Readonly<Record<string, readonly [string, string]>> = {
  'mean-shadow-work': [
    'shadow work',
    'Energy that the integrator itself puts in at finite time steps: total work minus protocol work. It goes to zero with dt.',
  ],
  'mean-work': ['protocol work', 'Mean work done by the changing control, ∫ ∂U/∂λ dλ.'],
  'mean-heat': ['heat', 'Mean heat given to the bath along the path.'],
  'start-acceptance': [
    'start sampler accepts',
    'Share of proposals that the equilibrium sampler accepts at the start.',
  ],
};

/** An id in words; names of states may have hyphens of their own, and what a user has named keeps its name. */
function plainName(id: string, ours: boolean): string {
  const [, what = '', state = ''] = /^(probability)-(.+)$/.exec(id) ?? [];
  if (what) return `${what} ${state}`;
  const words = id.replaceAll('-', ' ');
  return ours
    ? words.replaceAll('_', ' ').replace(/([a-z])([A-Z])(?=[a-z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`)
    : words;
}

/** What is to be read beside a number: why it has no error, and what it is a mean of where its name does not tell. */
const beside = ({ standardError, reason, remark }: ReportedEstimate): string[] =>
  [standardError === null ? reason : null, remark].filter((line) => line != null);

/** Averages over trajectories, in the parameters’ own units. */
export function facts({ shown }: AppState): TemplateResult | typeof nothing {
  if (!shown) return nothing;
  const { estimates, status } = shown.result;
  // What a table or a picture of a jump process says already.
  const said = (id: string) =>
    shown.decided.jump !== null && (id.startsWith('edge-') || shown.result.laws.some((law) => law.id === id));
  // Of a driven system tables and charts say the rest; of one's own model nothing else says what it was asked to measure.
  const own = ownNames(shown.decided.spec.model);
  const asked = (id: string) =>
    shown.decided.system === null &&
    (isOwn(id.replace(/-reverse$/, ''), own) || /^(mean|sd)-(?!work|total|shadow|heat)/i.test(id));
  const averages = estimates.filter(
    ({ id }) => (!shown.decided.driven || Object.hasOwn(known, id) || asked(id)) && !said(id),
  );
  if (averages.length === 0) return nothing;
  const ids = averages.map(({ id }) => id);
  const nameOf = (id: string) => plainName(id, shown.decided.system !== null);
  return html`<section>
    <h2>Averages</h2>
    <dl class="facts">
      ${averages.map((e) => {
        const [name, meaning] = (Object.hasOwn(known, e.id) && !isOwn(e.id, own) && known[e.id]) || [
          looksLikeAnother(e.id, ids, nameOf) ? e.id : nameOf(e.id),
          'Mean over trajectories at the end of the run.',
        ];
        return html`<dt tabindex="0" data-explain=${meaning}>${name}</dt>
          <dd data-average=${e.id} data-explain=${e.reason ?? e.remark ?? meaning}>${measured(e.value, e.standardError, e.reason)} <span class="quiet">${statement(e.unit)}</span></dd>
          ${beside(e).map((line) => html`<dd class="why quiet">${line}</dd>`)}`;
      })}
      ${status.nonFinite > 0 ? html`<dt class="fails">not finite</dt><dd class="fails">${status.nonFinite}</dd>` : nothing}
    </dl>
  </section>`;
}
