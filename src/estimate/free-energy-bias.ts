import type { Side } from '../tally/fermi-sums.ts';
import { createSideStream, type Ensemble } from '../tally/side-stream.ts';
import { mergeSides, type SideTally } from '../tally/side-tally.ts';
import { estimateIds, freeEnergyValues } from './free-energies.ts';
import { jackknife } from './jackknife.ts';
import { bracketOver, workScale } from './work-scale.ts';

/** Works in kT of trajectories that were run at a step dt and, on the same noise, at 2dt: W_F, and W_R or null. */
export interface PairedWorks {
  readonly fine: { readonly forward: Float64Array; readonly reverse: Float64Array | null };
  readonly coarse: { readonly forward: Float64Array; readonly reverse: Float64Array | null };
}

/** Tallies of the same trajectories at both steps. */
interface Pair {
  readonly fine: SideTally;
  readonly coarse: SideTally;
}

const grouping = {
  merge: (a: Pair, b: Pair): Pair => ({ fine: mergeSides(a.fine, b.fine), coarse: mergeSides(a.coarse, b.coarse) }),
  size: ({ fine }: Pair) => fine.count,
};

/** Each free-energy estimate at dt minus that at 2dt, with the error of the difference: a jackknife over pairs, direction by direction. */
export function freeEnergyBias(works: PairedWorks): Map<string, { value: number; standardError: number }> {
  const { fine, coarse } = works;
  const [own, other] = [workScale(fine.forward, fine.reverse), workScale(coarse.forward, coarse.reverse)];
  const scale = { ...own, bracket: bracketOver(own.bracket, other.bracket) };
  const ensemble = (side: Side, values: Float64Array): Ensemble => {
    const stream = createSideStream({ scale, side, columns: 0, trajectories: values.length });
    stream.add(values, []);
    return stream.ensemble();
  };
  const paired = (side: Side, at: Float64Array, atTwice: Float64Array) => {
    const [a, b] = [ensemble(side, at), ensemble(side, atTwice)];
    const groups = a.groups.map((group, i): Pair => ({ fine: group, coarse: b.groups[i]! }));
    return { total: { fine: a.total, coarse: b.total }, groups };
  };
  const forward = paired('forward', fine.forward, coarse.forward);
  const reverse = fine.reverse && coarse.reverse && paired('reverse', fine.reverse, coarse.reverse);
  const read = (f: Pair, r: Pair | null) => {
    const [a, b] = (['fine', 'coarse'] as const).map((step) => freeEnergyValues(f[step].work!, r?.[step].work ?? null));
    return a!.map((value, k) => value - b![k]!);
  };
  const whole = read(forward.total, reverse?.total ?? null);
  const errors = jackknife(forward.groups, whole, (f) => read(f, reverse?.total ?? null), grouping);
  const others = reverse && jackknife(reverse.groups, whole, (r) => read(forward.total, r), grouping);
  return new Map(
    estimateIds.map((id, k) => [
      id,
      { value: whole[k]!, standardError: others ? Math.hypot(errors[k]!, others[k]!) : errors[k]! },
    ]),
  );
}
