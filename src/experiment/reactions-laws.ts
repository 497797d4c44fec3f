import { type LinearReaction, linearReactionMoments } from '../exact/reactions/linear-reactions.ts';
import { degreeIn } from '../formula/degree.ts';
import { compileFormula } from '../formula/evaluate.ts';
import type { ReactionsModel } from '../model/jump.ts';
import type { Law, Measurement } from '../model/system.ts';
import { startLawOf } from './population-start.ts';

/** Whether the moment equations close: every propensity is affine in the species, and nothing sets them. */
function isLinear(model: ReactionsModel): boolean {
  const species = model.species.map((s) => s.name);
  return model.events.length === 0 && model.channels.every((c) => degreeIn(c.propensity, species) <= 1);
}

/** Exact means and covariances after `duration` of the species of a linear network and, behind them, of its named currents' counts. */
function linearMoments(model: ReactionsModel, parameters: Readonly<Record<string, number>>, duration: number) {
  const ids = model.parameters.map((p) => p.id);
  const constants = ids.map((id) => parameters[id]!);
  const names = [...model.species.map((s) => s.name), ...ids];
  const zero = model.species.map(() => 0);
  const reactions = model.channels.map((channel, k): LinearReaction => {
    const a = compileFormula(channel.propensity, names);
    const constant = a(...zero, ...constants);
    const linear = zero.map((_, s) => a(...zero.map((_, i) => (i === s ? 1 : 0)), ...constants) - constant);
    const counts = model.currents.map((c) => c.weights[k]!);
    return { change: [...channel.change, ...counts], constant, linear: [...linear, ...counts.map(() => 0)] };
  });
  const laws = model.species.map((s) => startLawOf(s.name, s.initial, parameters));
  const means = [...laws.map((l) => l.mean), ...model.currents.map(() => 0)];
  const covariance = means.map((_, i) => means.map((__, j) => (i === j ? (laws[i]?.variance ?? 0) : 0)));
  return linearReactionMoments(reactions, means, duration, covariance);
}

/** Means of a linear network by its rate equations; no laws for others. */
export function reactionsLaws(model: ReactionsModel): Law[] {
  if (!isLinear(model)) return [];
  return model.species.map(
    ({ name }, i): Law => ({
      id: `mean-${name}`,
      kind: 'equality',
      statement: `⟨${name}⟩ at the end by the rate equations`,
      unit: '',
      measured: (m) => m.moments(name).mean,
      expected: (m: Measurement) => linearMoments(model, m.parameters, m.duration).mean[i]!,
      scale: () => 0,
      exactAtAnyTimeStep: true,
    }),
  );
}
