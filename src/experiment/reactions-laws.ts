import { drivenFlow } from '../exact/linear/driven-flow.ts';
import { type LinearReaction, linearReactionMoments } from '../exact/reactions/linear-reactions.ts';
import { degreeIn } from '../formula/degree.ts';
import { compileFormula } from '../formula/evaluate.ts';
import type { ReactionsModel } from '../model/jump.ts';
import type { Law, Measurement } from '../model/system.ts';
import { drivingOf } from './driving.ts';
import { startLaws } from './population-start.ts';

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
  const laws = startLaws(model, parameters);
  const means = [...laws.map((l) => l.mean), ...model.currents.map(() => 0)];
  const covariance = means.map((_, i) => means.map((__, j) => (i === j ? (laws[i]?.variance ?? 0) : 0)));
  return linearReactionMoments(reactions, means, duration, covariance);
}

/** Exact means after `duration` of the species of a linear network whose rates depend on time: dm/dt = Σ ν a(m, t), with 1 as a last component. */
function drivenMeans(model: ReactionsModel, parameters: Readonly<Record<string, number>>, duration: number): number[] {
  const driving = drivingOf(model, parameters, duration);
  const ids = [...model.parameters.map((p) => p.id), ...model.controls.map((c) => c.name)];
  const names = [...model.species.map((s) => s.name), ...ids];
  const rates = model.channels.map((c) => compileFormula(c.propensity, names));
  const zero = model.species.map(() => 0);
  const matrix = (t: number) => {
    const values: Readonly<Record<string, number>> = { ...parameters, ...driving.at(t / duration) };
    const constants = ids.map((id) => values[id]!);
    const rows = zero.map(() => new Array<number>(zero.length + 1).fill(0));
    model.channels.forEach(({ change }, k) => {
      const constant = rates[k]!(...zero, ...constants);
      const slopes = zero.map((_, s) => rates[k]!(...zero.with(s, 1), ...constants) - constant);
      change.forEach((d, i) => {
        for (const [j, a] of [...slopes, constant].entries()) rows[i]![j]! += d * a;
      });
    });
    return [...rows, new Array<number>(zero.length + 1).fill(0)];
  };
  const start = startLaws(model, parameters).map((s) => s.mean);
  const breaks = driving.breaks.map((s) => s * duration);
  return drivenFlow({ matrix, from: 0, to: duration, breaks }, [...start, 1]).slice(0, -1);
}

const meansOf = (model: ReactionsModel, parameters: Readonly<Record<string, number>>, duration: number): number[] =>
  model.controls.length > 0
    ? drivenMeans(model, parameters, duration)
    : linearMoments(model, parameters, duration).mean;

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
      expected: (m: Measurement) => meansOf(model, m.parameters, m.duration)[i]!,
      scale: () => 0,
      exactAtAnyTimeStep: true,
    }),
  );
}
