import type { LangevinModel } from '../model/langevin.ts';
import type { Scope } from './scope.ts';

/** What surrounds the steps of a group where a model has events or passages; empty where it has none. */
interface HybridSteps {
  /** Statements before the first step. */
  readonly opening: readonly string[];
  /** Statements before step j. */
  readonly before: (j: number) => string[];
  /** Statements after it. */
  readonly after: (j: number) => string[];
}

/**
 * Emits jumps and watching for passages between the steps of a group: half a step of jumps at its two ends, a whole one between steps. Rates see
 * the controls at the time of the jump, halfway between those of the two steps; the energy is that at the controls in force.
 *
 * @param steps steps of one group, `stride` fine steps long each
 */
export function emitHybridSteps(
  model: LangevinModel,
  scope: Scope,
  { steps, stride, settles }: { steps: number; stride: number; settles: boolean },
): HybridSteps {
  const jumps = model.events.length > 0;
  const watches = model.passages.length > 0;
  const driven = model.controls.length > 0;
  const now = (j: number) => `(began * ${steps}.0 + ${j}.0) * ${scope.constant('dt')}`;
  const strike = (j: number, rateControl: string, part: string) => {
    if (!jumps) return [];
    const controls = driven ? [`h${j}`, rateControl] : [];
    return [
      `  let struck${j} = strike(${['f', 'o', 'who', scope.constant(part), now(j), ...controls].join(', ')});`,
      `  f = struck${j}.f;`,
      `  o = struck${j}.o;`,
    ];
  };
  return {
    opening: jumps || watches ? [`  let began = f32(p.group + i)${settles ? ' - p.settled' : ''};`] : [],
    before: (j) => [
      ...(j === 0 ? strike(0, 'h1', 'dt/2') : strike(j, `between(h${j}, h${j + 1})`, 'dt')),
      ...(watches ? [`  let before${j} = f;`] : []),
    ],
    after: (j) => [
      ...(watches
        ? [
            `  f = watch(${[`before${j}`, 'f', 'who', `((p.group + i) * ${steps}u + ${j}u) * ${stride}u`, now(j), ...(driven ? [`h${j + 1}`] : [])].join(', ')});`,
          ]
        : []),
      ...(j === steps - 1 ? strike(steps, `h${steps}`, 'dt/2') : []),
    ],
  };
}
