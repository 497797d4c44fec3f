import type { ExactNumber } from '../exact-number.ts';
import { affinity } from './affinity.ts';
import type { Channel } from './channel.ts';
import { channelCurrents, channelFluxes } from './currents.ts';
import { type Cycle, cycleBasis } from './cycle-basis.ts';

/** A fundamental cycle with its affinity and, in the stationary law, its current (turns per time). */
interface DrivenCycle extends Cycle {
  affinity: ExactNumber;
  current: number;
}

/** Cycles of a stationary law, and Σ J_c A_c, which equals the entropy production rate. */
export interface CycleBalance {
  cycles: DrivenCycle[];
  entropyProduction: ExactNumber;
}

/**
 * Cycle decomposition of the stationary entropy production, σ = Σ_c J_c A_c over fundamental cycles (J. Schnakenberg, Rev. Mod. Phys.
 * 48, 571 (1976)). Only channels that carry jumps belong to the graph, so that transient parts do not count.
 *
 * @param p a stationary law of the channels
 */
export function schnakenberg(
  channels: readonly Channel[],
  p: readonly number[],
  names?: readonly string[],
): CycleBalance {
  const fluxes = channelFluxes(channels, p);
  const currents = channelCurrents(channels, p);
  const cycles = cycleBasis(channels, p.length, (_, index) => fluxes[index]! > 0).map((cycle) => ({
    ...cycle,
    affinity: affinity(channels, cycle.steps, names),
    current: currents[cycle.chord]!,
  }));
  const infinite = cycles.find((cycle) => cycle.affinity.reason);
  if (infinite) return { cycles, entropyProduction: infinite.affinity };
  const value = cycles.reduce((sum, cycle) => sum + cycle.current * cycle.affinity.value, 0);
  return { cycles, entropyProduction: { value } };
}
