import { modelSpecOf } from '../model/model-of.ts';
import { createJumpPlan, type JumpPlan } from './jump-plan.ts';
import { createLangevinPlan, type LangevinPlan } from './langevin-plan.ts';
import type { Request } from './spec.ts';

/** Decides a run. @throws SpecError naming field, value and rule */
export function createPlan(request: Request): LangevinPlan | JumpPlan {
  return 'coordinates' in modelSpecOf(request.system) ? createLangevinPlan(request) : createJumpPlan(request);
}
