import { edgeCurrents } from '../exact/markov/currents.ts';
import { entropyProduction } from '../exact/markov/entropy-production.ts';
import type { SolvedNetwork } from '../exact/markov/solved-network.ts';

/** Stationary probability of a state. */
export const probabilityOf = ({ names, settled }: SolvedNetwork, state: string): number =>
  settled![names.indexOf(state)]!;

/** Stationary net current between two states, through all channels that join them. */
export const currentBetween = ({ channels, names, settled }: SolvedNetwork, from: string, to: string): number =>
  edgeCurrents(channels, settled!)[names.indexOf(from)]![names.indexOf(to)]!;

/** Entropy production of the stationary state, in k_B per time. */
export const stationaryEntropy = ({ channels, settled }: SolvedNetwork): number =>
  entropyProduction(channels, settled!).value;
