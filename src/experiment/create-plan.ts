import { modelSpecOf } from '../model/model-of.ts';
import { checkNamesApart } from './check-names-apart.ts';
import { createJumpPlan, type JumpPlan } from './jump-plan.ts';
import { createLangevinPlan, type LangevinPlan } from './langevin-plan.ts';
import type { Request } from './spec.ts';

/** Decides a run. @throws SpecError naming field, value and rule */
export function createPlan(request: Request): LangevinPlan | JumpPlan {
  const plan = 'coordinates' in modelSpecOf(request.system) ? createLangevinPlan(request) : createJumpPlan(request);
  if (plan.spec.model !== undefined) checkNamesApart(plan);
  return plan;
}
