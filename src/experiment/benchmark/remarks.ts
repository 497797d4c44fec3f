import { type BenchmarkEntry, contestantNames } from './benchmark.ts';

/** A drift counts when it is both this large and this sure. */
const noticed = { change: 0.05, sigma: 3 };

/** Largest part of the median by which the rounds of a steady machine scatter. */
const steady = 0.25;

/** What one should know before believing the figures, in plain words. */
export function remarksOn(entries: readonly BenchmarkEntry[], throttled: boolean): string[] {
  const remarks = entries.flatMap((entry) => {
    const { software, drift, rate, wrong } = entry;
    const name = contestantNames[entry.backend];
    const said: string[] = [];
    if (software) said.push(`${name} runs in software here: it says nothing about a GPU.`);
    if (wrong.length > 0)
      said.push(`${name} gives a wrong answer, so its rate counts for nothing: ${wrong.join(', ')}.`);
    if (drift && Math.abs(drift.change) > Math.max(noticed.change, noticed.sigma * drift.standardError))
      said.push(
        drift.change < 0
          ? `${name} slowed down by ${percent(-drift.change)} while it was measured: the machine may be heating up or busy.`
          : `${name} became ${percent(drift.change)} faster while it was measured: something else was running at first.`,
      );
    else if (rate && (rate.fastest - rate.slowest) / rate.median > steady)
      said.push(
        `The rounds of ${name} scatter by ${percent((rate.fastest - rate.slowest) / rate.median)}: this machine has other work to do.`,
      );
    return said;
  });
  if (throttled)
    remarks.unshift('The page was in the background or held back for a while: measure again with it in view.');
  return remarks;
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
