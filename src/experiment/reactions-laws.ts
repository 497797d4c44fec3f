import { type LinearReaction, linearReactionMoments } from '../exact/reactions/linear-reactions.ts';
import { degreeIn } from '../formula/degree.ts';
import { compileFormula } from '../formula/evaluate.ts';
import type { ReactionsModel } from '../model/jump.ts';
import type { Law, Measurement } from '../model/system.ts';

/** Whether the moment equations close: every propensity is affine in the species, and nothing sets them. */
export function isLinear(model: ReactionsModel): boolean {
  const species = model.species.map((s) => s.name);
  return model.events.length === 0 && model.channels.every((c) => degreeIn(c.propensity, species) <= 1);
}

/** Exact means and covariances of a linear network after `duration`, from its start. */
export function linearMoments(model: ReactionsModel, parameters: Readonly<Record<string, number>>, duration: number) {
  const ids = model.parameters.map((p) => p.id);
  const constants = ids.map((id) => parameters[id]!);
  const names = [...model.species.map((s) => s.name), ...ids];
  const zero = model.species.map(() => 0);
  const reactions = model.channels.map((channel): LinearReaction => {
    const a = compileFormula(channel.propensity, names);
    const constant = a(...zero, ...constants);
    const linear = zero.map((_, s) => a(...zero.map((_, i) => (i === s ? 1 : 0)), ...constants) - constant);
    return { change: channel.change, constant, linear };
  });
  const start = model.species.map((s) => compileFormula(s.initial, ids)(...constants));
  return linearReactionMoments(reactions, start, duration);
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
