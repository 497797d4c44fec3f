import type { WorkStudy } from '../../estimate/work-study.ts';
import { blockCurves } from '../block-curves.ts';
import type { Markup } from '../markup.ts';
import { logLogFigure } from './log-log.ts';
import { referenceOf } from './reference.ts';
import { theoryOf } from './theory.ts';

/** How much an estimate from N works scatters from one experiment to the next, beside the law for large N. */
export function spreadFigure(study: WorkStudy, exact: number | null): Markup | null {
  const reference = referenceOf(study, exact);
  if (!reference) return null;
  const { variance, dissipated } = theoryOf(study, reference);
  return logLogFigure({
    id: 'figure-spread',
    description: 'Spread of estimates from N works against N, with the law for large N',
    title: 'spread of the estimate / kT',
    curves: blockCurves({ ...study.blocks, reference }, 'scatter'),
    laws: [
      { name: 'large N', factor: Math.sqrt(variance), power: -0.5, dash: [5, 4], at: 0.08 },
      { name: 'near equilibrium', factor: Math.sqrt(2 * dissipated), power: -0.5, dash: [1.5, 3], at: 0.88 },
    ],
  });
}
