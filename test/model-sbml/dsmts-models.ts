type Populations = Readonly<Record<string, number>>;

/** A case of the suite, written down by hand from its description. */
export interface HandWritten {
  readonly species: Populations;
  readonly reactions: readonly (readonly [sides: string, propensity: (n: Populations) => number])[];
}

const birthDeath = (birth: number, death: number, start: number): HandWritten => ({
  species: { X: start },
  reactions: [
    ['X -> 2 X', ({ X }) => birth * X!],
    ['X -> 0', ({ X }) => death * X!],
  ],
});

const immigrationDeath = (alpha: number, mu: number, batch = ''): HandWritten => ({
  species: { X: 0 },
  reactions: [
    [`0 -> ${batch}X`, () => alpha],
    ['X -> 0', ({ X }) => mu * X!],
  ],
});

const dimerisation = (k1: number, k2: number, start: number): HandWritten => ({
  species: { P: start, P2: 0 },
  reactions: [
    ['2 P -> P2', ({ P }) => (k1 * P! * (P! - 1)) / 2],
    ['P2 -> 2 P', ({ P2 }) => k2 * P2!],
  ],
});

const slow = birthDeath(0.1, 0.11, 100);

/** Every case in this folder, by number. Case 11 stands for concentrations in a volume of 2. */
export const dsmtsModels: Readonly<Record<string, HandWritten>> = {
  '00001': slow,
  '00003': birthDeath(1, 1.1, 100),
  '00005': birthDeath(0.1, 0.11, 10000),
  '00007': {
    species: { X: 100, Sink: 0 },
    reactions: [slow.reactions[0]!, ['X -> Sink', ({ X }) => 0.11 * X!]],
  },
  '00009': slow,
  '00011': birthDeath(0.05, 0.055, 100),
  '00013': slow,
  '00015': slow,
  '00017': slow,
  '00019': slow,
  '00021': immigrationDeath(10, 0.1),
  '00023': immigrationDeath(1000, 0.1),
  '00025': {
    species: { X: 0, Source: 0, Sink: 0 },
    reactions: [
      ['0 -> X', () => 10],
      ['X -> Sink', ({ X }) => 0.1 * X!],
    ],
  },
  '00027': immigrationDeath(1, 0.1),
  '00029': immigrationDeath(1, 0.1),
  '00031': dimerisation(0.0002, 0.004, 1000),
  '00033': dimerisation(0.001, 0.01, 100),
  '00035': {
    species: { P2: 0 },
    reactions: [
      ['0 -> P2', ({ P2 }) => (0.001 * (100 - 2 * P2!) * (100 - 2 * P2! - 1)) / 2],
      ['P2 -> 0', ({ P2 }) => 0.01 * P2!],
    ],
  },
  '00037': immigrationDeath(1, 0.2, '5 '),
  '00039': immigrationDeath(1, 4, '100 '),
};
