import { html, nothing, type TemplateResult } from 'lit';
import {
  type Benchmark,
  type BenchmarkEntry,
  contestantNames,
  type Rate,
} from '../../../experiment/benchmark/benchmark.ts';
import { plainNumber } from '../../../report/with-error.ts';
import { contestantColours } from '../../benchmark/contestant-colours.ts';

type Row = readonly [name: string, explain: string, cell: (entry: BenchmarkEntry) => string | TemplateResult];

const rateText = (rate: Rate | null | undefined): string => (rate ? plainNumber(rate.median, 3) : '—');

const rows = (cpu: Rate | null | undefined, other: Benchmark | null): readonly Row[] => [
  [
    'whole runs',
    'Million trajectory-steps a second of the largest ensemble: median of eight runs; below it the slowest and the fastest.',
    ({ rate }) =>
      rate
        ? html`${rateText(rate)}<br /><span class="quiet">${plainNumber(rate.slowest, 3)} … ${plainNumber(rate.fastest, 3)}</span>`
        : '—',
  ],
  [
    '× CPU',
    'Rate over that of the CPU path.',
    ({ rate }) => (rate && cpu ? plainNumber(rate.median / cpu.median, 3) : '—'),
  ],
  ...(other
    ? [
        [
          '× file',
          'Rate over that of the same backend in the file.',
          ({ backend, rate }) => {
            const theirs = other.entries.find((e) => e.backend === backend)?.rate;
            return rate && theirs ? plainNumber(rate.median / theirs.median, 3) : '—';
          },
        ] satisfies Row,
      ]
    : []),
  [
    'random numbers alone',
    'Million normal random numbers a second when nothing else is done, one a step: no run can be faster on this device.',
    ({ ceiling }) => rateText(ceiling),
  ],
  [
    'share of that',
    'How near whole runs come to the roof that the random numbers put over them.',
    ({ rate, ceiling }) => (rate && ceiling ? `${Math.round((100 * rate.median) / ceiling.median)} %` : '—'),
  ],
  [
    'cold',
    'From nothing to the first result: opening the device, compiling, a run of 256 trajectories.',
    ({ cold }) => seconds(cold),
  ],
  ['warm', 'The same run again.', ({ warm }) => (warm === null ? '—' : seconds(warm))],
  [
    'laws',
    'Whether the laws of the dragged trap held in every run.',
    ({ correct }) =>
      correct === null
        ? '—'
        : correct
          ? html`<span class="good">hold</span>`
          : html`<span class="bad">do not hold</span>`,
  ],
];

const seconds = (t: number): string => (t < 1 ? `${Math.round(1000 * t)} ms` : `${plainNumber(t, 3)} s`);

/** Every backend in numbers, what spoils them, and who could not take part. */
export function benchmarkTable(shown: Benchmark, other: Benchmark | null): TemplateResult {
  const { entries, missing, crossovers, remarks } = shown;
  const cpu = entries.find((e) => e.backend === 'cpu')?.rate;
  return html`
    <table class="bench-table">
      <caption>
        Million trajectory-steps a second
      </caption>
      <thead>
        <tr>
          <th scope="col"></th>
          ${entries.map(({ backend, adapter, software }) => {
            const colour = contestantColours[backend];
            const name = contestantNames[backend];
            return html`<th scope="col" data-backend=${backend} data-explain="${adapter}${software ? ', in software' : ''}">
              <span class="swatch" style="border-color: var(${colour})"></span>${name}
            </th>`;
          })}
        </tr>
      </thead>
      <tbody>
        ${rows(cpu, other).map(
          ([name, explain, cell]) => html`<tr>
            <th scope="row" data-explain=${explain}>${name}</th>
            ${entries.map((entry) => html`<td>${cell(entry)}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
    <ul class="bench-words">
      ${entries.map(({ backend, adapter, workers }) => html`<li><b>${contestantNames[backend]}</b> ${adapter}${workers ? `, ${workers} workers` : nothing}</li>`)}
      ${crossovers.map(({ faster, slower, trajectories }) => html`<li>${contestantNames[faster]} is ahead of ${contestantNames[slower]} from about ${plainNumber(trajectories, 2)} trajectories on.</li>`)}
      ${missing.map(({ backend, reason }) => html`<li class="quiet">${contestantNames[backend]} took no part: ${reason}</li>`)}
      ${remarks.map((line) => html`<li class="warning">△ ${line}</li>`)}
    </ul>
  `;
}
