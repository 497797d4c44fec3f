import { orNull } from '../../or-null.ts';
import type { KeptStudy } from '../../report/study-json.ts';
import type { Followed } from '../chart/convergence-data.ts';
import type { DrawnWorks } from '../chart/work-chart.ts';

/** A study as the charts of runs take it. */
export type DrawnStudy = Followed & DrawnWorks;

export function drawnStudy({ study, about }: KeptStudy): DrawnStudy {
  const { forward, reverse } = study.histograms;
  const { trajectories, estimates } = study.convergence;
  const count = Math.min(study.forward.count, study.reverse?.count ?? study.forward.count);
  const bins = ({ edges, counts, below, above }: typeof forward) => ({
    edges: [...edges],
    counts: [...counts],
    below,
    above,
  });
  return {
    counted: 'works',
    decided: { freeEnergyDifference: about.exact, jump: null, spec: { trajectories: count } },
    result: {
      estimates: study.estimates.map(({ id, value, standardError, reason }) => ({
        id,
        value: orNull(value),
        standardError: orNull(standardError),
        unit: id === 'crooks-slope' ? 'β' : 'kT',
        reason,
      })),
      laws: [],
      histograms: {
        'work-forward': bins(forward),
        ...(reverse && { 'work-reverse': bins(reverse) }),
      },
      timing: { trajectories: count },
      series: {
        convergence: {
          trajectories: [...trajectories],
          ...Object.fromEntries(
            Object.entries(estimates).map(([id, { value, standardError }]) => [
              id,
              { value: value.map(orNull), standardError: standardError.map(orNull) },
            ]),
          ),
        } as NonNullable<Followed['result']['series']['convergence']>,
      },
    },
  };
}
