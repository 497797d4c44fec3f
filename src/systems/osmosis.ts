import { birthDeathLaw } from '../exact/reactions/birth-death.ts';
import { averageLaw } from '../laws/average.ts';
import type { Measurement, System } from '../model/system.ts';

/** Molecules of water in the cell without solute. */
const fill = 200;

/** Share of water among the molecules inside, and the pressure's factor e^{v_w Δp/kT}. */
const outward = `k*N/(N + solute)*exp(stiffness*(N - ${fill})/kT)`;

const law = ({ parameters }: Measurement) => {
  const { solute, k, stiffness, kT } = parameters as Record<string, number>;
  return birthDeathLaw({
    birth: () => k!,
    death: (N) => ((k! * N) / (N + solute!)) * Math.exp((stiffness! * (N - fill)) / kT!),
  });
};

const pressure = (m: Measurement) => m.parameters.stiffness! * (law(m).mean - fill);

/** A cell whose wall lets water through and nothing else. */
export const osmosis: System = {
  id: 'osmosis',
  title: 'Osmosis',
  kind: 'jump',
  summary:
    'Water passes the wall of a cell both ways, sugar does not. Inside, some of the places at the wall are taken by sugar, so less water leaves than comes: the cell swells until its stretched wall presses as hard. When the sugar is dilute the pressure is that of an ideal gas of as many molecules, van ’t Hoff’s law; with more of it the logarithm shows. Take the sugar away and the pressure is gone but for fluctuations.',
  model: {
    parameters: {
      solute: { default: 20, minimum: 0, maximum: 500, unit: '', description: 'molecules that cannot leave' },
      k: { default: 10, minimum: 1e-2, maximum: 1e4, unit: '', description: 'rate of water coming in' },
      stiffness: {
        default: 0.01,
        minimum: 1e-3,
        maximum: 1,
        unit: 'energy',
        description: 'rise of the pressure per molecule of water, × its volume',
      },
      kT: { default: 1, minimum: 0.05, maximum: 20, unit: 'energy', description: 'thermal energy' },
    },
    species: { N: 'stationary' },
    reactions: [`0 <-> N : k, [${outward}] @ wall`],
    currents: { inward: 'wall', leaving: 'wall <=' },
  },
  duration: '200/k',
  dt: null,
  trajectories: 50_000,
  measure: { work: false, reverse: false },
  observables: { pressure: `stiffness*(N - ${fill})` },
  internal: ['leaving'],
  laws: [
    averageLaw({
      id: 'mean-number',
      statement: '⟨N⟩ of p(N) ∝ Π birth(i)/death(i + 1)',
      measured: 'N',
      expected: (m) => law(m).mean,
      scale: () => fill,
    }),
    averageLaw({
      id: 'osmotic-pressure',
      statement: '⟨Δp⟩v_w = K(⟨N⟩ − N₀); dilute: kT n_s/N, van ’t Hoff’s law',
      unit: 'energy',
      measured: 'pressure',
      expected: pressure,
      scale: ({ parameters: p }) => p.kT! / 10,
    }),
    averageLaw({
      id: 'exchange',
      statement: '⟨kN/(N + n_s)·e^{v_wΔp/kT}⟩ = k: what leaves, per time',
      unit: 'per time',
      measured: 'leaving',
      expected: ({ parameters: p }) => p.k!,
      scale: ({ parameters: p }) => p.k!,
    }),
    averageLaw({
      id: 'water-balance',
      statement: 'J = 0: as much water comes as goes',
      unit: 'per time',
      measured: 'inward',
      expected: () => 0,
      scale: ({ parameters: p }) => p.k!,
    }),
  ],
  presets: [
    {
      title: 'Pure water: no sugar',
      words: 'The pressure is gone but for fluctuations.',
      parameters: { solute: 0 },
    },
    {
      title: 'Syrup: 200 molecules',
      words: 'The pressure falls short of van ’t Hoff’s: the logarithm shows.',
      parameters: { solute: 200 },
    },
  ],
  sources: [
    'J. H. van ’t Hoff, Z. Phys. Chem. 1, 481 (1887)',
    'N. G. van Kampen, Stochastic Processes in Physics and Chemistry, ch. VI',
  ],
};
