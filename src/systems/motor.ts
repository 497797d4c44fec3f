import { motorRates } from '../exact/motor.ts';
import { averageLaw } from '../laws/average.ts';
import type { NetworkSpec } from '../model/jump-spec.ts';
import type { Measurement, System } from '../model/system.ts';

/** Load and ATP energy in kT, and the quarter of the load's work that each half step has against it. */
const [m, quarter] = ['deltaMu/kT', 'load/(4*kT)'];

const model: NetworkSpec = {
  parameters: {
    deltaMu: { default: 8, minimum: 0, maximum: 40, unit: 'energy', description: 'free energy of one ATP' },
    load: { default: 2, minimum: -40, maximum: 40, unit: 'energy', description: 'load force × step' },
    kT: { default: 1, minimum: 0.1, maximum: 20, unit: 'energy', description: 'thermal energy' },
    epsilon: { default: 2, minimum: -10, maximum: 10, unit: 'kT', description: 'energy of b over a' },
    alpha: { default: 0.05, minimum: 1e-4, maximum: 10, unit: '', description: 'ATP rate, a → b forward' },
    alpha2: { default: 0.002, minimum: 1e-5, maximum: 10, unit: '', description: 'ATP rate, b → a' },
    omega: { default: 0.02, minimum: 1e-4, maximum: 10, unit: '', description: 'thermal rate, a → b forward' },
    omega2: { default: 5, minimum: 1e-3, maximum: 100, unit: '', description: 'thermal rate, b → a forward' },
  },
  states: ['a', 'b'],
  transitions: [
    `a <-> b : alpha*exp(-epsilon + ${m} - ${quarter}), alpha*exp(${quarter}) @ forwardATP`,
    `a <-> b : omega*exp(-epsilon - ${quarter}), omega*exp(${quarter}) @ forward`,
    `b <-> a : omega2*exp(-${quarter}), omega2*exp(-epsilon + ${quarter}) @ onward`,
    `b <-> a : alpha2*exp(-${quarter}), alpha2*exp(-epsilon + ${m} + ${quarter}) @ onwardATP`,
  ],
  // a half step forward each; the last makes ATP on its way forward
  currents: { halfSteps: ['forwardATP', 'forward', 'onward', 'onwardATP'], bound: 'forwardATP', made: 'onwardATP' },
  sequences: { cycles: 'forwardATP => onward =>', cyclesBack: 'onward <= forwardATP <=' },
};

/** Rates by their closed forms, which do not read the network as it is written above. */
const closedForms = ({ parameters: p }: Measurement) =>
  motorRates({
    ...{ m: p.deltaMu! / p.kT!, g: p.load! / p.kT!, epsilon: p.epsilon! },
    ...{ alpha: p.alpha!, alpha2: p.alpha2!, omega: p.omega!, omega2: p.omega2! },
  });

/** A molecular motor of two states that walks against a load. */
export const motor: System = {
  id: 'motor',
  title: 'Molecular motor',
  kind: 'jump',
  summary:
    'A motor like kinesin alternates between two states; each half step forward or back may go with an ATP or without. Fuel makes it walk, a load slows it down, at the stall load it stands still though it still burns, and a stronger pull makes it walk back. A cycle that burns one ATP and steps once is undone e^{−(Δμ − load)/kT} times as often as done, whatever the rates.',
  model,
  duration: 30,
  dt: null,
  trajectories: 100_000,
  measure: { work: false, reverse: false },
  observables: {},
  internal: ['halfSteps', 'bound', 'made'],
  laws: [
    averageLaw({
      id: 'velocity',
      statement: 'v/d = (u_a u_b − w_a w_b)/(u_a + u_b + w_a + w_b)',
      unit: 'steps per time',
      measured: (run) => run.moments('halfSteps').mean / 2,
      expected: (run) => closedForms(run).steps,
    }),
    averageLaw({
      id: 'atp-rate',
      statement: 'r = p_a(u_a¹ + w_a¹) − p_b(u_b¹ + w_b¹)',
      unit: 'ATP per time',
      measured: (run) => run.moments('bound').mean - run.moments('made').mean,
      expected: (run) => closedForms(run).atp,
    }),
    averageLaw({
      id: 'cycle-ratio',
      statement: 'cycles with one ATP and one step: done over undone = e^{(Δμ − load)/kT}',
      measured: (run) => run.moments('cycles').mean / run.moments('cyclesBack').mean,
      expected: ({ parameters: p }) => Math.exp((p.deltaMu! - p.load!) / p.kT!),
      untestable: (run) => (run.moments('cyclesBack').mean > 0 ? null : 'no cycle was undone'),
    }),
    averageLaw({
      id: 'entropy-production',
      statement: 'σ = (Δμ·r − load·v/d)/kT',
      unit: 'k_B per time',
      measured: 'entropy-production',
      expected: (run) => {
        const { deltaMu, load, kT } = run.parameters as Record<string, number>;
        const { atp, steps } = closedForms(run);
        return (deltaMu! * atp - load! * steps) / kT!;
      },
    }),
    averageLaw({
      id: 'energy-balance',
      statement: 'σ − (Δμ·r − load·v/d)/kT = 0, each measured',
      unit: 'k_B per time',
      measured: (run) => {
        const { deltaMu, load, kT } = run.parameters as Record<string, number>;
        const mean = (name: string) => run.moments(name).mean;
        const burnt = deltaMu! * (mean('bound') - mean('made'));
        return mean('entropy-production') - (burnt - (load! * mean('halfSteps')) / 2) / kT!;
      },
      expected: () => 0,
    }),
  ],
  presets: [
    {
      title: 'Stalled: load 6.88',
      words: 'It stands still on average, and burns all the same.',
      parameters: { load: 6.88 },
    },
    {
      title: 'Out of fuel: Δμ = 0, no load',
      words: 'Equilibrium: as many steps forward as back, and every net current is none.',
      parameters: { deltaMu: 0, load: 0 },
    },
  ],
  sources: ['A. W. C. Lau, D. Lacoste, K. Mallick, PRL 99, 158102 (2007)'],
};
