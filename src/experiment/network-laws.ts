import type { NetworkModel } from '../model/jump.ts';
import type { Law, Measurement } from '../model/system.ts';
import { endLaw, exactCounts } from './network-exact.ts';

/**
 * What linear algebra says about every run of a network: each named current, the entropy production (where every channel has its
 * reverse) and the probability of each state at the end.
 */
export function networkLaws(model: NetworkModel): Law[] {
  const rate = (m: Measurement, counter: number) =>
    exactCounts(model, m.parameters, m.duration).mean[counter]! / m.duration;
  const common = { kind: 'equality', scale: () => 0, exactAtAnyTimeStep: true, unit: '' } as const;
  const mean = (name: string) => (m: Measurement) => m.moments(name).mean;
  return [
    ...model.currents.map(
      (current, i): Law => ({
        ...common,
        id: current.id,
        statement: `net transitions per unit time: ${current.id}`,
        measured: mean(current.id),
        expected: (m) => rate(m, i),
      }),
    ),
    ...(model.irreversible === null
      ? [
          {
            ...common,
            id: 'entropy-production',
            statement: 'σ = Σ flux ln(w₊/w₋)',
            unit: 'k_B per time',
            measured: mean('entropy-production'),
            expected: (m: Measurement) => rate(m, model.currents.length),
          } satisfies Law,
        ]
      : []),
    ...model.states.map(
      (state, i): Law => ({
        ...common,
        id: `probability-${state}`,
        statement: `p(${state}) at the end, e^{Lt}p₀`,
        measured: mean(`probability-${state}`),
        expected: (m) => endLaw(model, m.parameters, m.duration)[i]!,
      }),
    ),
  ];
}
