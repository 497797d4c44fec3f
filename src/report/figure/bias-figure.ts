import type { WorkStudy } from '../../estimate/work-study.ts';
import { blockCurves } from '../block-curves.ts';
import type { Markup } from '../markup.ts';
import { logLogFigure } from './log-log.ts';
import { referenceOf } from './reference.ts';
import { theoryOf } from './theory.ts';

/** How far the estimates from N works are off on average, beside the laws for large N and near equilibrium. */
export function biasFigure(study: WorkStudy, exact: number | null): Markup | null {
  const reference = referenceOf(study, exact);
  if (!reference) return null;
  const { variance, dissipated } = theoryOf(study, reference);
  return logLogFigure({
    id: 'figure-bias',
    description: `Bias of estimates from N works against N; reference: ${reference.name}`,
    title: '|mean estimate − ΔF| / kT',
    curves: blockCurves({ ...study.blocks, reference }, 'bias'),
    laws: [
      { name: 'large N', factor: variance / 2, power: -1, dash: [5, 4], at: 0.08 },
      { name: 'near equilibrium', factor: dissipated, power: -1, dash: [1.5, 3], at: 0.88 },
    ],
  });
}
