import { cell, type IonLaw, membranePotential, type Neuron, restingLaw, thermalVoltage } from '../exact/neuron.ts';
import { averageLaw } from '../laws/average.ts';
import type { ReactionsSpec } from '../model/jump-spec.ts';
import type { Measurement, System } from '../model/system.ts';

const { volume, capacity, anions } = cell;

const parameters = {
  PNa: { default: 0.04, minimum: 0, maximum: 1, unit: '', description: 'permeability to sodium' },
  PK: { default: 1, minimum: 0.05, maximum: 10, unit: '', description: 'permeability to potassium' },
  NaOut: { default: 145, minimum: 1, maximum: 1000, unit: 'mM', description: 'sodium outside' },
  KOut: { default: 4, minimum: 0.1, maximum: 500, unit: 'mM', description: 'potassium outside' },
  pump: { default: 0.0035016, minimum: 0, maximum: 1, unit: '', description: 'rate of the pump; 0: poisoned' },
  deltaMu: { default: 21, minimum: 0, maximum: 40, unit: 'kT', description: 'free energy of ATP' },
};

/** The values of a run, defaults where none are given; a poisoned cell begins as it was when well. */
function healthy(given: Readonly<Record<string, number>>): Neuron {
  const all = Object.fromEntries(Object.entries(parameters).map(([id, p]) => [id, given[id] ?? p.default]));
  return { ...all, pump: all.pump || parameters.pump.default } as unknown as Neuron;
}

/** A number drawn so that it has this mean, and this variance as far as that is below it. */
function drawn({ mean, variance }: IonLaw): string {
  const n = Math.ceil(mean / Math.max(1 - variance / mean, 0.01));
  return `binomial(${n}, ${mean / n})`;
}

/** Cells for the voltage in mV: each holds as many whole numbers of ions. */
const voltages = (() => {
  const [ion, each, count] = [thermalVoltage / capacity, 8, 2400];
  return { lower: (-0.75 * count * each - 0.5) * ion, width: each * ion, count };
})();

const out = '(down/(1 - exp(-down)))';
const into = '(up/(exp(up) - 1))';

function model(given: Readonly<Record<string, number>>): ReactionsSpec {
  const { Na, K } = restingLaw(healthy(given));
  return {
    parameters,
    species: { Na: drawn(Na), K: drawn(K) },
    assignments: {
      // eV/kT after an ion has gone in, and after one has gone out, halfway
      up: `(Na + K - ${anions} + 0.5)/${capacity}`,
      down: `(Na + K - ${anions} - 0.5)/${capacity}`,
      V: `${thermalVoltage}*(Na + K - ${anions})/${capacity}`,
    },
    reactions: [
      `0 <-> Na : [PNa*NaOut*${into}], [PNa*Na/${volume}*${out}] @ sodium`,
      `K <-> 0 : [PK*K/${volume}*${out}], [PK*KOut*${into}] @ potassium`,
      `3 Na <-> 2 K : [pump*Na*(Na - 1)*(Na - 2)/${volume ** 3}], [pump*exp(-deltaMu - up)*NaOut^3/KOut^2*K*(K - 1)/${volume ** 2}] @ pumping`,
    ],
    currents: { sodiumIn: 'sodium', potassiumOut: 'potassium', pumped: 'pumping' },
    energyUnit: 'kT',
  };
}

const mean = (name: string) => (m: Measurement) => m.moments(name).mean;

const inside = (m: Measurement) => ({ Na: mean('Na')(m) / volume, K: mean('K')(m) / volume });

const poisoned = ({ parameters: p }: Measurement) =>
  p.pump! > 0 ? null : 'the pump is poisoned: nothing keeps the cell as it is';

/** The resting potential of a cell, held by a pump. */
export const neuron: System = {
  id: 'neuron',
  title: 'Resting neuron',
  kind: 'jump',
  summary:
    'Potassium leaks out of a nerve cell and sodium leaks in, each ion carrying a charge; a pump that burns ATP brings two potassium ions in for every three sodium ions out. The voltage settles where the leaks stand in the pump’s ratio, some 77 mV, and it never is equilibrium: the pump burns ATP all the time for what leaks back. Poison it (pump 0): the voltage moves to that of Goldman, Hodgkin and Katz, and then everything runs down.',
  model,
  // The cell begins at rest, its fluctuations included but for the correlation of both ions: what that makes on its way takes or gives
  // some hundredths of an ion. A poisoned one runs down at 0.01 per time.
  duration: ({ pump }) => (pump! > 0 ? 32 : 240),
  dt: null,
  trajectories: 1000,
  measure: { work: false, reverse: false },
  observables: {},
  internal: ['up', 'down'],
  distributions: { V: { ...voltages, unit: 'mV' } },
  laws: [
    {
      ...averageLaw({
        id: 'resting-potential',
        statement: 'V = (kT/e) ln[(1.5P_K K_o + P_Na Na_o)/(1.5P_K K_i + P_Na Na_i)], K_i and Na_i those of the run',
        unit: 'mV',
        measured: 'V',
        expected: (m) => thermalVoltage * membranePotential(m.parameters as unknown as Neuron, inside(m), 1.5),
        scale: () => thermalVoltage,
        untestable: poisoned,
      }),
      expectedIsMeasured: true,
    },
    averageLaw({
      id: 'pump-ratio',
      statement: 'J_{Na,in}/J_{K,out} = 3/2',
      measured: (m) => mean('sodiumIn')(m) / mean('potassiumOut')(m),
      expected: () => 1.5,
      untestable: poisoned,
    }),
    {
      ...averageLaw({
        id: 'atp-cost',
        statement: 'J_p Δμ = Δμ J_{Na,in}/3: what the leaks let through is paid for',
        unit: 'kT per time',
        measured: (m) => m.parameters.deltaMu! * mean('pumped')(m),
        expected: (m) => (m.parameters.deltaMu! * mean('sodiumIn')(m)) / 3,
        untestable: poisoned,
      }),
      expectedIsMeasured: true,
    },
  ],
  presets: [
    {
      title: 'Poisoned: pump = 0',
      words: 'The voltage moves towards that of Goldman, Hodgkin and Katz, and the gradients begin to run down.',
      parameters: { pump: 0 },
    },
    {
      title: 'Salty: 20 mM potassium outside',
      words: 'Potassium no longer wants out as much: the resting voltage comes up.',
      parameters: { KOut: 20 },
    },
  ],
  sources: [
    'L. J. Mullins, K. Noda, J. Gen. Physiol. 47, 117 (1963)',
    'D. E. Goldman, J. Gen. Physiol. 27, 37 (1943)',
    'A. L. Hodgkin, B. Katz, J. Physiol. 108, 37 (1949)',
  ],
};
