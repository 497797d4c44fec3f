import type { NetworkModel } from '../model/jump.ts';
import type { Law, Measurement } from '../model/system.ts';
import { networkExact } from './network-exact.ts';

/**
 * What linear algebra says about every run of a network: each named current, the entropy production (where every channel has its
 * reverse) and the probability of each state at the end.
 */
export function networkLaws(model: NetworkModel): Law[] {
  const exact = (m: Measurement) => networkExact(model, m.parameters, m.duration);
  const common = { kind: 'equality', scale: () => 0, exactAtAnyTimeStep: true, unit: '' } as const;
  const mean = (name: string) => (m: Measurement) => m.moments(name).mean;
  return [
    ...model.currents.map(
      (current, i): Law => ({
        ...common,
        id: current.id,
        statement: `net transitions per unit time: ${current.id}`,
        measured: mean(current.id),
        expected: (m) => exact(m).currents[i]!,
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
            expected: (m: Measurement) => exact(m).entropyRate,
          } satisfies Law,
        ]
      : []),
    ...model.states.map(
      (state, i): Law => ({
        ...common,
        id: `probability-${state}`,
        statement: `p(${state}) at the end, e^{Lt}p₀`,
        measured: mean(`probability-${state}`),
        expected: (m) => exact(m).end[i]!,
      }),
    ),
  ];
}
