import { html, nothing, type TemplateResult } from 'lit';
import type { Benchmark } from '../../../experiment/benchmark/benchmark.ts';
import type { Actions } from '../../actions.ts';
import { inView } from '../../benchmark/benchmark-state.ts';
import type { AppState } from '../../state.ts';
import { topBar } from '../top-bar.ts';
import { benchmarkTable } from './benchmark-table.ts';

const rest = 'Point at a name or a number: it says here what it means.';

/** The page that says how fast this machine is, at which size, on which device. */
export function benchmarkView(state: AppState, actions: Actions): TemplateResult {
  const { measured, opened } = state.benchmark;
  const { shown, beside } = inView(state.benchmark);
  return html`<div class="app bench ${shown ? '' : 'empty'}">
    ${topBar(state, actions)}
    <div class="controls">
      <section class="intro" aria-label="the benchmark">
        <h2>How fast is this machine?</h2>
        <p class="summary">
          The dragged trap, pulled both ways in 1000 steps, in ever larger ensembles on every device that this browser has. Each
          number is a whole run, from the first random number to the last law; a device whose laws do not hold has no rate.
        </p>
        <p class="quiet">It takes about a minute and keeps the machine busy. Leave this page in view until it is done.</p>
        ${measured ? html`<p class="quiet">${origin(measured)}</p>` : nothing}
        ${
          opened
            ? html`<p class="quiet">
                ${measured ? 'beside it: ' : 'from a file: '}${origin(opened)}
                <button class="plain" @click=${actions.benchmark.closeFile}>close</button>
              </p>`
            : nothing
        }
      </section>
      <section class="runbar" aria-label="measurement">${bar(state, actions)}</section>
    </div>
    <main class="charts bench">
      ${
        shown
          ? html`<figure>
              <figcaption><h2>The larger the ensemble, the faster, up to what the device can do</h2></figcaption>
              <throughput-chart class="plot" .data=${{ shown, beside }}></throughput-chart>
            </figure>`
          : html`<p class="quiet invite">Nothing measured yet. A benchmark that was saved can be opened here too.</p>`
      }
    </main>
    ${
      shown
        ? html`<aside class="numbers" aria-label="numbers" tabindex="0">${benchmarkTable(shown, beside)}</aside>`
        : nothing
    }
    <footer class="explain" data-rest=${rest} aria-hidden="true"></footer>
  </div>`;
}

/** Where and when a benchmark was made. */
const origin = ({ machine, made, eddy }: Benchmark): string =>
  `${machine}, ${made.slice(0, 16).replace('T', ' ')} UTC, Eddy ${eddy}`;

function bar({ benchmark }: AppState, actions: Actions): TemplateResult {
  const { phase, doing, measured, failure } = benchmark;
  const { shown } = inView(benchmark);
  const open = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) actions.benchmark.open(file);
    input.value = '';
  };
  const running = phase === 'running';
  const said = running ? `${doing} …` : phase === 'stopped' ? 'stopped' : '';
  return html`
    <div class="buttons">
      ${
        running
          ? html`<button @click=${actions.benchmark.stop}>Stop</button>`
          : html`<button class="main" name="measure" @click=${actions.benchmark.measure}>${measured ? 'Measure again' : 'Measure'}</button>`
      }
      <label class="file" data-explain="A benchmark that was saved, here or elsewhere: it is drawn beside what was measured.">
        Open file
        <input type="file" name="benchmark" accept=".json,application/json" class="unseen" @change=${open} />
      </label>
    </div>
    <p class="status" data-phase=${phase} role="status"><span>${said}</span></p>
    ${failure ? html`<p class="error" role="alert">${failure}</p>` : nothing}
    ${
      shown && !running
        ? html`<p class="sharing">
            <button class="plain" @click=${actions.benchmark.save} data-explain="Everything measured, to compare with other machines or other days.">Save JSON</button>
          </p>`
        : nothing
    }
  `;
}
