import type { ReactionsSpec } from '../../src/model/jump-spec.ts';

const birthDeath = (birth: string | number, death: string | number, X = 100): ReactionsSpec => ({
  species: { X },
  reactions: [`X -> 2 X : ${birth}`, `X -> 0 : ${death}`],
});

const immigrationDeath = (immigration: number, death: number, batch = ''): ReactionsSpec => ({
  species: { X: 0 },
  reactions: [`0 -> ${batch} X : ${immigration}`, `X -> 0 : ${death}`],
});

const dimerisation = (k1: number, k2: number, P: number): ReactionsSpec => ({
  species: { P, P2: 0 },
  reactions: ['2 P -> P2 : k1', 'P2 -> 2 P : k2'],
  parameters: { k1, k2 },
});

/** The suite's cases as one would type them in: bare rates are mass action. */
export const typedReactions: Readonly<Record<string, ReactionsSpec>> = {
  '00001': birthDeath(0.1, 0.11),
  '00003': birthDeath(1, 1.1),
  '00005': birthDeath(0.1, 0.11, 10_000),
  '00007': { species: { X: 100, Sink: 0 }, reactions: ['X -> 2 X : 0.1', 'X -> Sink : 0.11'] },
  '00009': birthDeath('[0.1*X]', '[0.11*X]'),
  '00011': {
    species: { X: 100 },
    parameters: { Lambda: 0.1, Mu: 0.11, Cell: 2 },
    reactions: ['X -> 2 X : Lambda/Cell', 'X -> 0 : Mu/Cell'],
  },
  '00013': birthDeath('0.5*0.2', 0.11),
  '00015': { ...birthDeath('Lambda', 'Mu'), parameters: { Lambda: 0.1, Mu: 0.11 } },
  '00017': { ...birthDeath('Cell*0.1', 'Cell*0.11'), parameters: { Cell: 1 } },
  '00019': { ...birthDeath(0.1, 0.11), assignments: { y: '2*X' } },
  '00021': immigrationDeath(10, 0.1),
  '00023': immigrationDeath(1000, 0.1),
  '00025': { species: { X: 0, Source: 0, Sink: 0 }, reactions: ['0 -> X : 10', 'X -> Sink : 0.1'] },
  '00027': immigrationDeath(1, 0.1),
  '00029': { ...immigrationDeath(1, 0.1), events: [{ trigger: 't >= 22.5', set: { X: 20 } }] },
  '00031': dimerisation(0.0002, 0.004, 1000),
  '00033': { ...dimerisation(0.001, 0.01, 100), events: [{ trigger: 'P2 > 30', set: { P: 100, P2: 0 } }] },
  '00035': {
    species: { P2: 0 },
    assignments: { P: '100 - 2*P2' },
    reactions: ['0 -> P2 : [0.001*P*(P - 1)/2]', 'P2 -> 0 : 0.01'],
  },
  '00037': immigrationDeath(1, 0.2, '5'),
  '00039': immigrationDeath(1, 4, '100'),
};
