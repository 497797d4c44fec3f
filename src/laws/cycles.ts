import type { Step } from '../exact/markov/cycle-basis.ts';
import type { SolvedNetwork } from '../exact/markov/solved-network.ts';
import type { Law, Measurement } from '../model/system.ts';

const common = { kind: 'equality', exactAtAnyTimeStep: true, scale: () => 1 } as const;

const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);

/**
 * The affinity of a cycle in the stationary state from counts, ln of the product of the fluxes along it over that of the fluxes
 * against it: probabilities cancel, ratios of rates are left. Kolmogorov's criterion says that all are 0 in equilibrium only.
 *
 * @param flux observable that holds the flux through a channel
 */
export function cycleAffinity(
  id: string,
  name: string,
  steps: readonly Step[],
  flux: (channel: number) => string,
  solved: (m: Measurement) => SolvedNetwork,
): Law {
  const pairs = (m: Measurement) =>
    steps.map(({ channel, sign }) => {
      const { channels } = solved(m);
      const ends = [channel, channels[channel]!.reverse!];
      const [along, against] = sign === 1 ? ends : ends.toReversed();
      return { along: m.moments(flux(along!)).mean, against: m.moments(flux(against!)).mean };
    });
  return {
    ...common,
    id,
    statement: `A(${name}) = ln Π n₊/Π n₋, from counts, = ln Π w₊/Π w₋`,
    unit: 'k_B',
    measured: (m) => sum(pairs(m).map(({ along, against }) => Math.log(along / against))),
    expected: (m) => {
      const { channels } = solved(m);
      const ratio = ({ channel, sign }: Step) =>
        sign * Math.log(channels[channel]!.rate / channels[channels[channel]!.reverse!]!.rate);
      return sum(steps.map(ratio));
    },
    untestable: (m) =>
      pairs(m).some(({ along, against }) => !(along > 0 && against > 0))
        ? 'some step of the cycle was never taken, or never undone'
        : null,
  };
}

/**
 * Schnakenberg's balance of the stationary state, σ = Σ J_c A_c over the fundamental cycles, J_c measured on their chords (Rev. Mod.
 * Phys. 48, 571 (1976)).
 *
 * @param chords observable of the current through each cycle's chord
 */
export function schnakenbergBalance(
  id: string,
  chords: readonly string[],
  solved: (m: Measurement) => SolvedNetwork,
  entropyProduction: (m: Measurement) => number,
): Law {
  return {
    ...common,
    id,
    statement: 'Σ_c J_c A_c over cycles, J_c measured, = σ',
    unit: 'k_B per time',
    measured: (m) => sum(solved(m).cycles.map((cycle, c) => cycle.affinity * m.moments(chords[c]!).mean)),
    expected: entropyProduction,
  };
}
