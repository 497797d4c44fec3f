import type { Channel } from '../exact/markov/channel.ts';
import {
  exponentialWork,
  exponentialWorkUntil,
  meanWork,
  type WorkedNetwork,
} from '../exact/markov/exponential-work.ts';
import { stationaryLaw } from '../exact/markov/stationary-laws.ts';
import { averageLaw } from '../laws/average.ts';
import { switchAverages } from '../laws/switch-averages.ts';
import type { Theory } from '../model/curve-spec.ts';
import { overTime } from '../model/over-time.ts';
import type { System } from '../model/system.ts';

/** Rates of a third of a turn forwards and backwards, from A, from B and from C, where E is the energy of A. */
const ahead = ['exp(E/2 + affinity/6)', 'exp(affinity/6)', 'exp(affinity/6 - E/2)'];
const back = ['exp(E/2 - affinity/6)', 'exp(-E/2 - affinity/6)', 'exp(-affinity/6)'];

/** Weight of a state in the stationary law: the products of rates along the trees that lead to it (Kirchhoff). */
const trees = (s: number) => {
  const [next, last] = [(s + 1) % 3, (s + 2) % 3];
  return `(${ahead[next]}*${ahead[last]} + ${back[next]}*${ahead[last]} + ${back[next]}*${back[last]})`;
};
const all = `(${[0, 1, 2].map(trees).join(' + ')})`;

/** φ = −ln p_ss of each state. */
const surprise = Object.fromEntries(['A', 'B', 'C'].map((state, s) => [state, `log(${all}/${trees(s)})`]));

/** The ring with the energy E of its first state. */
const ring = (affinity: number, E: number): Channel[] => {
  const energies = [E, 0, 0];
  return [0, 1, 2].flatMap((from) =>
    [1, -1].map((way) => {
      const to = (from + way + 3) % 3;
      return { from, to, rate: Math.exp((energies[from]! - energies[to]!) / 2 + (way * affinity) / 6) };
    }),
  );
};

/** Step of λ over which −ln p_ss is differentiated: the rounding and the fourth order of the rule are both below 1e-11. */
const step = 1e-3;

const followed = overTime([0.2, 0.4, 0.6, 0.8], {
  excess: (at) => `exp(-excess${at})`,
  work: (at) => `exp(-work${at})`,
});

/** What is done to the ring up to the time t, by default over the run: work, or Hatano and Sasa's Y; and the law that it starts from. */
function exact(
  { parameters: p, duration }: Pick<Theory, 'parameters' | 'duration'>,
  what: 'work' | 'excess',
  t = duration,
): [WorkedNetwork, number[], number] {
  const energy = (t: number) => (p.lambda! * t) / duration;
  const law = (E: number) => stationaryLaw(ring(p.affinity!, E), 3);
  const slope = (E: number) => {
    const phi = [-2, -1, 1, 2].map((k) => law(E + k * step).map((x) => -Math.log(x)));
    return [0, 1, 2].map((s) => (phi[0]![s]! - 8 * phi[1]![s]! + 8 * phi[2]![s]! - phi[3]![s]!) / (12 * step));
  };
  const pace = p.lambda! / duration;
  return [
    {
      states: 3,
      channels: (t) => ring(p.affinity!, energy(t)),
      power: (t) => (what === 'work' ? [pace, 0, 0] : slope(energy(t)).map((x) => pace * x)),
    },
    law(0),
    t,
  ];
}

/** e^{−βΔF}, F the free energy without the drive: what Jarzynski's average would be by the time t if the ring were not driven. */
const equilibriumRatio = ({ parameters: p, duration }: Theory, t: number) =>
  (Math.exp((-p.lambda! * t) / duration) + 2) / 3;

/** A driven ring of three states, one of whose energies is lifted: from one steady state to another. */
export const nessSwitchDiscrete: System = followed.within({
  id: 'ness-switch-discrete',
  title: 'Steady-state switch, by jumps',
  kind: 'jump',
  summary:
    'Something hops around a ring of three states, driven by an affinity, so it starts in a steady state that is no equilibrium. Then the energy of one state is lifted. Jarzynski’s average of the work misses e^{−ΔF} by an amount that is known exactly, however many trajectories there are; Hatano and Sasa’s average of the excess is one. Take the drive away (affinity 0), and the two are the same law.',
  model: {
    parameters: {
      affinity: { default: 3, minimum: -12, maximum: 12, unit: 'kT', description: 'drive, per turn of the ring' },
      lambda: { default: 2, minimum: -6, maximum: 6, unit: 'kT', description: 'energy that A is lifted to' },
      tau: { default: 4, minimum: 1e-3, maximum: 1e3, unit: '', description: 'time in which it is lifted' },
    },
    controls: { E: { ramp: [0, 'lambda'] } },
    states: ['A', 'B', 'C'],
    transitions: [
      `A <-> B : ${ahead[0]}, ${back[1]} @ first`,
      `B <-> C : ${ahead[1]}, ${back[2]} @ second`,
      `C <-> A : ${ahead[2]}, ${back[0]} @ third`,
    ],
    currents: { turning: ['first', 'second', 'third'] },
    energies: { A: 'E' },
    changes: { excess: surprise },
    energyUnit: 'kT',
  },
  duration: 'tau',
  dt: null,
  trajectories: 100_000,
  measure: { work: false, reverse: false },
  observables: { excessWeight: 'exp(-excess)', workWeight: 'exp(-work)' },
  curves: [
    switchAverages(followed, (theory) => {
      const [network, start] = exact(theory, 'work');
      const average = exponentialWorkUntil(network, start);
      return {
        name: 'Jarzynski: ⟨exp(−β(w − ΔF))⟩',
        by: (t) => 1 / equilibriumRatio(theory, t),
        exact: (t) => average(t) / equilibriumRatio(theory, t),
      };
    }),
  ],
  laws: [
    {
      ...averageLaw({
        id: 'hatano-sasa',
        statement: '⟨e^{−Y}⟩ = 1, Y = ∫λ̇ ∂φ/∂λ dt, φ = −ln p_ss',
        measured: 'excessWeight',
        expected: () => 1,
      }),
      exponentialAverage: { observable: 'excessWeight', side: 'forward' },
    },
    averageLaw({
      id: 'mean-y',
      statement: '⟨Y⟩ = ∫ Σ p λ̇ ∂φ/∂λ dt of the master equation, ≥ 0',
      measured: 'excess',
      expected: (m) => meanWork(...exact(m, 'excess')),
    }),
    {
      ...averageLaw({
        id: 'jarzynski-fails',
        statement: '⟨e^{−βw}⟩ = 1ᵀg(τ), ġ = (L(λ) − βλ̇ ∂E/∂λ) g from the steady state, not e^{−βΔF}',
        measured: 'workWeight',
        expected: (m) => exponentialWork(...exact(m, 'work')),
      }),
      exponentialAverage: { observable: 'workWeight', side: 'forward' },
    },
    averageLaw({
      id: 'mean-work',
      statement: '⟨w⟩ = ∫ p_A λ̇ dt of the master equation',
      unit: 'kT',
      measured: 'work',
      expected: (m) => meanWork(...exact(m, 'work')),
    }),
  ],
  presets: [
    {
      title: 'Equilibrium: affinity 0',
      words: 'Without a drive both laws say the same.',
      parameters: { affinity: 0 },
    },
    {
      title: 'Driven hard: affinity 8',
      words: 'Jarzynski’s average misses by more, while Hatano and Sasa’s stays.',
      parameters: { affinity: 8 },
    },
  ],
  sources: [
    'T. Hatano, S. Sasa, Phys. Rev. Lett. 86, 3463 (2001)',
    'M. Esposito, C. Van den Broeck, Phys. Rev. Lett. 104, 090601 (2010)',
  ],
});
