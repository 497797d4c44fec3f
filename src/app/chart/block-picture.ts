import { biasLaws, type DirectionLaws } from '../../estimate/bias-laws.ts';
import type { BlockColumns, Quantity } from '../../report/block-curves.ts';
import { type EstimatorStyle, styleOf } from '../../report/estimators.ts';
import type { KeptStudy } from '../../report/study-json.ts';
import type { Shown } from '../shown.ts';

type LawValues = { readonly [key in keyof DirectionLaws]: { readonly value: number | null } };

/** What a `block-chart` draws: bias and spread of estimators against the number of works. Energies in kT. */
export interface BlockPicture {
  /** What a trajectory is called. */
  readonly counted: 'pulls' | 'works';
  /** Numbers of works of each direction: 1, 2, 4 … */
  readonly works: readonly number[];
  readonly estimates: Readonly<Record<string, BlockColumns>>;
  /** ΔF that biases are taken from, exact (error 0) or the best estimate. */
  readonly reference: {
    readonly id: string;
    readonly name: string;
    readonly value: number | null;
    readonly standardError: number | null;
  };
  readonly laws: { readonly forward: LawValues; readonly reverse: LawValues | null };
  /** Works of each direction that there are. */
  readonly have: number;
}

const known = new WeakMap<object, BlockPicture>();

/** The same picture for the same source, so that nothing is drawn twice. */
function once(source: object, make: () => BlockPicture): BlockPicture {
  const picture = known.get(source) ?? make();
  known.set(source, picture);
  return picture;
}

const nameOf = (id: string): string => (id === 'exact' ? 'exact ΔF' : id === 'none' ? '' : `ΔF by ${styleOf(id).name}`);

/** The picture of a run; null where no works were studied. */
export function pictureOfRun(shown: Shown | null): BlockPicture | null {
  const blocks = shown?.result.series.blocks;
  if (!shown || !blocks) return null;
  return once(blocks, () => ({
    ...blocks,
    counted: 'pulls',
    reference: { ...blocks.reference, name: nameOf(blocks.reference.id) },
    have: shown.result.timing.trajectories,
  }));
}

/** The picture of a study of somebody's own works. */
export function pictureOfStudy({ study, about }: KeptStudy): BlockPicture {
  return once(study.blocks, () => {
    const find = (id: string) => study.estimates.find((e) => e.id === id && Number.isFinite(e.value));
    const best = find('bar') ??
      find('jarzynski-forward') ?? { id: 'none', value: Number.NaN, standardError: Number.NaN };
    const reference = about.exact === null ? best : { id: 'exact', value: about.exact, standardError: 0 };
    return {
      ...study.blocks,
      counted: 'works',
      reference: { ...reference, name: nameOf(reference.id) },
      laws: biasLaws(study.blocks, reference, study.diagnostics.heavyTail),
      have: Math.min(study.forward.count, study.reverse?.count ?? study.forward.count),
    };
  });
}

/** What theory says of an average of N works, factor·N^−power, for N from `from` on. */
export interface LawLine {
  readonly name: string;
  readonly style: EstimatorStyle;
  readonly factor: number;
  readonly power: number;
  readonly from: number;
  readonly dash: readonly number[];
}

/** The laws for large N and, of the bias, near equilibrium, for the Jarzynski averages that are shown; those that cannot be given are left out. */
export function lawLines({ laws }: BlockPicture, quantity: Quantity, hidden: ReadonlySet<string>): LawLine[] {
  return sides(laws, hidden).flatMap(({ style, law: { weightVariance, dissipatedWork } }): LawLine[] => {
    const [variance, work] = [weightVariance.value ?? Number.NaN, dissipatedWork.value ?? Number.NaN];
    const bias = quantity === 'bias';
    const large = { name: 'large N', style, from: Math.max(1, variance), dash: [6, 4] };
    return [
      bias ? { ...large, factor: variance / 2, power: 1 } : { ...large, factor: Math.sqrt(variance), power: 0.5 },
      ...(bias ? [{ name: 'near equilibrium', style, factor: work, power: 1, from: 1, dash: [1.5, 3] }] : []),
    ].filter(({ factor }) => factor > 0);
  });
}

/** Works that Jarzynski's averages need, e^{W̄_d} with the dissipated work of the conjugate process. */
export const worksOfLaw = (
  { laws }: BlockPicture,
  hidden: ReadonlySet<string>,
): { style: EstimatorStyle; n: number }[] =>
  sides(laws, hidden)
    .map(({ style, law }) => ({ style, n: law.samplesNeeded.value ?? Number.NaN }))
    .filter(({ n }) => n >= 1);

const sides = ({ forward, reverse }: BlockPicture['laws'], hidden: ReadonlySet<string>) =>
  [
    { style: styleOf('jarzynski-forward'), law: forward },
    ...(reverse ? [{ style: styleOf('jarzynski-reverse'), law: reverse }] : []),
  ].filter(({ style }) => !hidden.has(style.id));
