import type { Backend } from '../../src/backends/backend.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import { importSbml } from '../../src/model/sbml/import-sbml.ts';
import { readDsmtsModel, readDsmtsResults } from '../known-answer/dsmts/read-results.ts';

/** How one case came out: deviations of means in units of σ/√n, and of variances in units of their standard error. */
export interface SuiteScore {
  readonly largestZ: number;
  readonly largestY: number;
  /** |Z| > 3, |Y| > 5, or unequal where σ = 0. */
  readonly exceedances: number;
  /** The suite's own measure of variances, √(n/2)(s²/σ² − 1), without verdict: counts are far from Gaussian. */
  readonly largestSuiteY: number;
  readonly passes: boolean;
}

/** Most exceedances that a case may have, and the largest |Z|. */
const most = { exceedances: 3, z: 4.5 };

/** Runs a model of a case and compares means and variances at every time with the exact ones. */
async function scoreCase(
  id: string,
  model: unknown,
  trajectories: number,
  backend: Backend,
  seed: number,
): Promise<SuiteScore> {
  const { times, species } = readDsmtsResults(id);
  const plan = createPlan(
    parseRequest({
      model,
      duration: times.at(-1)!,
      record: { every: times[1]! - times[0]! },
      trajectories,
      seed,
    }),
  );
  const { series } = await runPlan(plan, backend);
  const score = { largestZ: 0, largestY: 0, exceedances: 0, largestSuiteY: 0 };
  for (const [name, { mean: mu, sd: sigma }] of Object.entries(species)) {
    const mean = series.time![`mean-${name}`] as { value: number[] };
    const sd = series.time![`sd-${name}`] as { value: number[]; standardError: number[] };
    times.forEach((_, k) => {
      if (sigma[k] === 0) {
        if (mean.value[k] !== mu[k] || sd.value[k] !== 0) score.exceedances++;
        return;
      }
      const z = (Math.sqrt(trajectories) * (mean.value[k]! - mu[k]!)) / sigma[k]!;
      const s = sd.value[k]!;
      const y = (s * s - sigma[k]! ** 2) / (2 * s * sd.standardError[k]!);
      score.largestZ = Math.max(score.largestZ, Math.abs(z));
      score.largestY = Math.max(score.largestY, Math.abs(y));
      score.largestSuiteY = Math.max(
        score.largestSuiteY,
        Math.abs(Math.sqrt(trajectories / 2) * ((s / sigma[k]!) ** 2 - 1)),
      );
      if (Math.abs(z) > 3) score.exceedances++;
      if (Math.abs(y) > 5) score.exceedances++;
    });
  }
  return { ...score, passes: score.exceedances <= most.exceedances && score.largestZ <= most.z };
}

/** Scores a case, by default from its SBML file; one that fails is run once more at the second seed, declared here, and must pass there. */
export async function judgeCase(
  id: string,
  trajectories: number,
  backend: Backend,
  model: unknown = importSbml(readDsmtsModel(id)).spec,
): Promise<SuiteScore> {
  const first = await scoreCase(id, model, trajectories, backend, 1);
  return first.passes ? first : scoreCase(id, model, trajectories, backend, 2);
}
