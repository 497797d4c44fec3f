import { stationaryLaw } from '../exact/markov/stationary-laws.ts';
import { averageLaw } from '../laws/average.ts';
import { irreversibility } from '../laws/irreversibility.ts';
import type { Measurement, System } from '../model/system.ts';

const rate = (value: number, description: string) => ({
  default: value,
  minimum: 1e-3,
  maximum: 1e3,
  unit: '',
  description,
});

/** Sum of all rates: sets the pace. */
const pace = '(k1 + k2 + k3 + k1Reverse + k2Reverse + k3Reverse)';

/** The record starts to be read when the start is forgotten. */
const [relaxed, end] = [60, 240];

/** Jumps per time between two forms in the part of the record that is read. */
const seen = (...counts: string[]) =>
  `(${counts.map((c) => `${c} - ${c}_relaxed`).join(' + ')})*${pace}/${end - relaxed}`;

/** Both ways between each two forms; a turn under way backwards passes the same forms in states of its own. */
const traffic: Readonly<Record<string, readonly [there: string, back: string]>> = {
  'E-ES': [seen('up1'), seen('up1Back', 'backward')],
  'ES-EP': [seen('up2', 'down2Back'), seen('up2Back', 'down2')],
  'EP-E': [seen('forward', 'down1Back'), seen('down1')],
};
const pairs = Object.keys(traffic).map((id) => ({ there: `${id}-there`, back: `${id}-back`, net: `${id}-net` }));

const affinity = ({ parameters: p }: Measurement) =>
  Math.log((p.k1! * p.k2! * p.k3!) / (p.k1Reverse! * p.k2Reverse! * p.k3Reverse!));

/** J·A of the cycle of three forms. */
const entropyProduction = (m: Measurement) => {
  const { k1, k2, k3, k1Reverse, k2Reverse, k3Reverse } = m.parameters as Record<string, number>;
  const p = stationaryLaw(
    [
      { from: 0, to: 1, rate: k1! },
      { from: 1, to: 0, rate: k1Reverse! },
      { from: 1, to: 2, rate: k2! },
      { from: 2, to: 1, rate: k2Reverse! },
      { from: 2, to: 0, rate: k3! },
      { from: 0, to: 2, rate: k3Reverse! },
    ],
    3,
    ['E', 'ES', 'EP'],
  );
  return (p[0]! * k1! - p[1]! * k1Reverse!) * affinity(m);
};

/** Turns forward over turns backward, where some of either were made. */
const turns = (when: '' | 'Early') => (m: Measurement) =>
  m.moments(`forward${when}`).mean / m.moments(`backward${when}`).mean;

const someBack = (when: '' | 'Early') => (m: Measurement) =>
  m.moments(`backward${when}`).mean > 0 ? null : 'no turn was made backward';

/** Michaelis and Menten's reversible enzyme. */
export const enzyme: System = {
  id: 'enzyme',
  title: 'Enzyme',
  kind: 'jump',
  summary:
    'An enzyme binds a substrate (ES), turns it into the product (EP) and lets it go (E). Every step may be undone. The record of the forms, with no knowledge of the rates, tells how much entropy is made: from how many more jumps go one way than the other. Turns backward are rare, e^A times rarer than turns forward; yet, Haldane’s relation: when one comes it takes no longer. States with a prime belong to a turn backward under way, so that turns can be counted.',
  model: {
    parameters: {
      k1: rate(2, 'binds the substrate'),
      k2: rate(3, 'turns it into the product'),
      k3: rate(1.5, 'lets the product go'),
      k1Reverse: rate(1, 'lets the substrate go'),
      k2Reverse: rate(0.7, 'turns it back'),
      k3Reverse: rate(0.4, 'binds the product'),
    },
    states: ['E', 'ES', 'EP', "EP'", "ES'"],
    transitions: [
      'E <-> ES : k1, k1Reverse @ up1',
      'ES <-> EP : k2, k2Reverse @ up2',
      'EP -> E : k3 @ turn',
      "E <-> EP' : k3Reverse, k3 @ down1",
      "EP' <-> ES' : k2Reverse, k2 @ down2",
      "ES' -> E : k1Reverse @ return",
    ],
    initial: 'E',
    currents: {
      up1: 'up1 =>',
      up1Back: 'up1 <=',
      up2: 'up2 =>',
      up2Back: 'up2 <=',
      forward: 'turn =>',
      down1: 'down1 =>',
      down1Back: 'down1 <=',
      down2: 'down2 =>',
      down2Back: 'down2 <=',
      backward: 'return =>',
    },
  },
  duration: `${end}/${pace}`,
  snapshots: { early: `8/${pace}`, relaxed: `${relaxed}/${pace}` },
  dt: null,
  trajectories: 200_000,
  measure: { work: false, reverse: false },
  observables: {
    forwardEarly: 'forward_early',
    backwardEarly: 'backward_early',
    ...Object.fromEntries(
      Object.entries(traffic).flatMap(([id, [there, back]]) => [
        [`${id}-there`, there],
        [`${id}-back`, back],
        [`${id}-net`, `${there} - (${back})`],
      ]),
    ),
  },
  internal: [
    ...['up1', 'up1Back', 'up2', 'up2Back', 'down1', 'down1Back', 'down2', 'down2Back'],
    ...['forwardEarly', 'backwardEarly'],
    ...pairs.flatMap(({ there, back, net }) => [there, back, net]),
  ],
  laws: [
    irreversibility('sequence-entropy', 'equality', pairs, entropyProduction),
    averageLaw({
      id: 'haldane',
      statement: 'turns forward over turns backward = e^A, begun so lately that few are done: they take the same time',
      measured: turns('Early'),
      expected: (m) => Math.exp(affinity(m)),
      untestable: someBack('Early'),
    }),
    averageLaw({
      id: 'haldane-late',
      statement: 'turns forward over turns backward = e^A, until the end',
      measured: turns(''),
      expected: (m) => Math.exp(affinity(m)),
      untestable: someBack(''),
    }),
  ],
  presets: [
    {
      title: 'Equilibrium',
      words: 'With the product of rates equal both ways turns forward and backward are equally many.',
      parameters: { k1: 1, k2: 1.4, k3: 0.8, k1Reverse: 1.4, k2Reverse: 0.8, k3Reverse: 1 },
    },
    {
      title: 'Driven weakly: k3Reverse = 3',
      words: 'Turns backward come often: forward over backward is e^A, and A is small.',
      parameters: { k3Reverse: 3 },
    },
  ],
  sources: [
    'J. B. S. Haldane, Enzymes (1930)',
    'H. Qian, X. S. Xie, Phys. Rev. E 74, 010902 (2006)',
    'É. Roldán, J. M. R. Parrondo, PRL 105, 150607 (2010)',
  ],
};
