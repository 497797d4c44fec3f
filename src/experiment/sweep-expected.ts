import { SpecError } from '../errors.ts';
import type { Measurement } from '../model/system.ts';
import { createPlan } from './create-plan.ts';
import { resolveDuration, resolveModel } from './parameters.ts';
import { parseRequest, type RunSpec } from './spec.ts';

class ReadsEnsemble extends Error {}

/** Theory alone: asking it for an ensemble ends the question. */
const unmeasured = () => {
  throw new ReadsEnsemble();
};

/**
 * What a law expects of a request that is not run, so that it can be drawn between the values of a sweep. Null where nobody can say
 * without a run, where the request is refused, and where there is no such law. A run is planned only as far as the law asks for it.
 */
export function sweepExpected(request: RunSpec, law: string): number | null {
  try {
    const parsed = parseRequest(request);
    const { system, spec } = parsed;
    const found = system.laws.find((l) => l.id === law);
    if (!found || found.expectedIsMeasured) return null;
    let known: ReturnType<typeof createPlan> | null = null;
    const plan = () => {
      known ??= createPlan(parsed);
      return known;
    };
    const resolved = resolveModel(system, spec.parameters);
    const { parameters } = resolved;
    const { duration: asked } = spec;
    const durationOf = () => resolveDuration(system, resolved, { duration: asked, tau: spec.parameters.tau });
    if (asked !== undefined) durationOf(); // which may be tau
    const theory: Measurement = {
      parameters,
      get kT() {
        return plan().kT;
      },
      get duration() {
        return durationOf();
      },
      time: (name) => plan().snapshots.find((s) => s.name === name)!.time,
      get freeEnergyDifference() {
        return plan().freeEnergyDifference;
      },
      moments: unmeasured,
      distribution: unmeasured,
      get spectrum() {
        return unmeasured();
      },
    };
    const value = found.expected(theory);
    return Number.isFinite(value) ? value : null;
  } catch (error) {
    if (error instanceof ReadsEnsemble || error instanceof SpecError) return null;
    throw error;
  }
}
