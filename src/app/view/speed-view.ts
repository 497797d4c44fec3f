import { html, nothing, type TemplateResult } from 'lit';
import type { SpeedEstimator } from '../../estimate/speed-study.ts';
import type { PullingSpeed } from '../../experiment/pulling-speed.ts';
import { estimators } from '../../report/estimators.ts';
import { leadingEstimator, quasiStaticWords, speedConclusion } from '../../report/speed-conclusion.ts';
import { compact, plainNumber } from '../../report/with-error.ts';
import type { Actions } from '../actions.ts';
import type { PullingState } from '../pulling/pulling-state.ts';
import { prose } from '../text/prose.ts';
import { numberField } from './number-field.ts';

/** How fast to pull: dissipated work and errors of ΔF against speed, after equal total time, and what follows. */
export function speedView(pulling: PullingState, actions: Actions): TemplateResult {
  const { study, phase, share, failure, estimator } = pulling;
  const { stop, close } = actions.pulling;
  return html`
    <figure>
      <figcaption>
        <h2>Dissipated work: the faster, the more</h2>
        <span class="right study-buttons">
          ${
            phase === 'running'
              ? html`<progress max="1" value=${share} aria-label="progress of the study"></progress>
              <button class="plain" @click=${stop}>stop</button>`
              : nothing
          }
          <button class="plain" @click=${close} data-explain="Back to the histograms and estimators of the run.">back to the run</button>
        </span>
      </figcaption>
      <dissipation-chart class="plot" .data=${study}></dissipation-chart>
    </figure>
    <figure>
      <figcaption>
        <h2>${study ? `Error of ΔF for ${time(study, study.budget)} of pulling in total` : 'Error of ΔF for equal total time'}</h2>
        ${study ? html`<span class="right key">${shortName(chosen(study, estimator).id)}: ● error ╌ spread ○ |bias|</span>` : nothing}
      </figcaption>
      <speed-chart class="plot" .data=${study} .estimator=${estimator}></speed-chart>
    </figure>
    <section class="speed-words" aria-label="the best speed" data-phase=${phase} tabindex="0">
      ${failure ? html`<p class="error" role="alert">${failure}</p>` : nothing}
      ${study ? found(study, pulling, actions) : failure ? nothing : html`<p class="quiet">The first speed is under way …</p>`}
    </section>
  `;
}

const time = ({ timeUnit }: PullingSpeed, t: number): string => `${plainNumber(t, 3)} ${timeUnit}`.trim();

const shortName = (id: string): string => estimators.find((e) => e.id === id)?.short ?? id;

/** The estimator that is shown in full. */
const chosen = (study: PullingSpeed, id: string | null): SpeedEstimator =>
  study.estimators.find((e) => e.id === id) ?? leadingEstimator(study);

function found(study: PullingSpeed, { estimator, phase, rest }: PullingState, actions: Actions): TemplateResult {
  const { choose, setRest, refuseRest } = actions.pulling;
  const main = chosen(study, estimator);
  const [first, ...others] = speedConclusion(study, main, study.timeUnit);
  const whole = phase === 'finished';
  const note = phase === 'running' ? 'So far:' : 'Not all speeds were run:';
  return html`
    ${whole ? nothing : html`<p class="quiet">${note}</p>`}
    <p class="first">${first}</p>
    <p>${[...others, quasiStaticWords(study)].join(' ')}</p>
    ${study.warnings.map((w) => html`<p class="warning">△ ${prose(w)}</p>`)}
    <table class="speeds">
      <caption>
        Each estimator at its best speed, in <i>kT</i>
      </caption>
      <thead>
        <tr>
          <th scope="col"></th>
          <th scope="col">duration</th>
          <th scope="col">bias</th>
          <th scope="col">spread</th>
          <th scope="col">error</th>
        </tr>
      </thead>
      <tbody>
        ${study.estimators.map(({ id, best, bias, spread, error }) => {
          const style = estimators.find((e) => e.id === id)!;
          const i = best?.index ?? 0;
          return html`<tr data-estimator=${id}>
            <th scope="row">
              <button class="plain" aria-pressed=${id === main.id} @click=${() => choose(id)} data-explain=${style.meaning}>
                <span class="swatch" style="border-color: var(${style.colour})"></span>${style.name}
              </button>
            </th>
            <td>${best ? time(study, study.durations[i]!) : '—'}</td>
            <td>${best ? compact(bias.value[i]!, bias.standardError[i]!) : '—'}</td>
            <td>${best ? compact(spread.value[i]!, spread.standardError[i]!) : '—'}</td>
            <td>${best ? compact(error.value[i]!, error.standardError[i]!) : '—'}</td>
          </tr>`;
        })}
      </tbody>
    </table>
    <p class="rest">
      <span>rest before each pull</span>
      ${numberField({
        id: 'rest',
        label: 'rest before each pull',
        value: rest,
        explain: 'Time to come to equilibrium before each pull: it counts in the total but is not simulated.',
        onNumber: setRest,
        onRefused: refuseRest,
      })}
      <span class="unit">${study.timeUnit}</span>
    </p>
  `;
}
