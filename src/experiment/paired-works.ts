import { freeEnergyBias, type PairedWorks } from '../estimate/free-energy-bias.ts';
import { joined } from '../tally/stream-state.ts';

type Step = 'fine' | 'coarse';
type Side = 'forward' | 'reverse';

/** Collects the works of the first trajectories at dt and at 2dt, where free energies have a time-step bias. */
export interface WorkPairs {
  /** Takes works in kT in index order; what goes beyond the first ones is ignored. */
  readonly add: (step: Step, side: Side, works: Float64Array) => void;
  /** Bias of each free-energy estimate; null before all have come in. */
  readonly bias: () => ReturnType<typeof freeEnergyBias> | null;
  /** Works that have come at a step in a direction. */
  readonly come: (step: Step, side: Side) => number;
  /** The works that have come, as `from` takes them. */
  readonly save: () => Float64Array[];
}

/**
 * @param count trajectories of each direction to compare
 * @param sides directions that are run
 * @param from what has come before, of contiguous stretches of them in order
 */
export function createWorkPairs(
  count: number,
  sides: readonly Side[],
  from: readonly (readonly Float64Array[])[] = [],
): WorkPairs {
  const parts = (['fine', 'coarse'] as const).flatMap((step) =>
    sides.map((side) => ({ step, side, works: new Float64Array(count), come: 0 })),
  );
  parts.forEach((part, k) => {
    const before = joined(from.map((stretch) => stretch[k]!));
    part.works.set(before);
    part.come = before.length;
  });
  const find = (step: Step, side: Side) => parts.find((p) => p.step === step && p.side === side);
  const worksOf = (step: Step): PairedWorks[Step] => ({
    forward: find(step, 'forward')!.works,
    reverse: find(step, 'reverse')?.works ?? null,
  });
  let known: ReturnType<WorkPairs['bias']> = null;
  return {
    add(step, side, works) {
      const part = find(step, side)!;
      const taken = works.subarray(0, count - part.come);
      part.works.set(taken, part.come);
      part.come += taken.length;
    },
    bias() {
      if (parts.every((p) => p.come === count))
        known ??= freeEnergyBias({ fine: worksOf('fine'), coarse: worksOf('coarse') });
      return known;
    },
    come: (step, side) => find(step, side)?.come ?? 0,
    save: () => parts.map(({ works, come }) => works.slice(0, come)),
  };
}
