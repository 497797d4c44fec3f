import { Matrix, solve } from 'ml-matrix';
import { linearStep } from '../exact/linear/linear-step.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { differentiate, type Formula } from '../formula/formula.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { Integrator } from './integrator.ts';
import { move, stepHead, stepTail } from './integrator.ts';

/** ∂F_i/∂x_j of the total force. */
function forceSlopes(model: LangevinModel): { force: Formula | null; gradient: Formula }[][] {
  return model.coordinates.map(({ name }, i) => {
    const gradient = differentiate(model.potential, name);
    const force = model.forces[i]!;
    return model.coordinates.map((c) => ({
      force: force && differentiate(force, c.name),
      gradient: differentiate(gradient, c.name),
    }));
  });
}

const several = 'no path heat: with several temperatures an exact step does not say how much of it goes to each bath';

/**
 * Exact steps of linear models, dx = μF(x)dt + √(2μkT) dW with μF = b − Ax: x′ = x + Φ μF(x) + L z, Φ = ∫₀^dt e^{−As}ds and LLᵀ the
 * covariance of e^{−As}dW over the step (G. E. Uhlenbeck, L. S. Ornstein, Phys. Rev. 36, 823 (1930)). Exact in distribution at any dt
 * while controls stand still; controls enter the force through b only. Weak order 2 where they move.
 *
 * Path heat: forces at the control of the step, Q = ½(F + F′)Δx where they come from U: then it is −ΔU, for an exact step obeys detailed
 * balance, and total work is protocol work. With non-conservative forces, with G = Φμ and C = LLᵀ,
 * Q = kT[Δx + ½G(F′ − F)]ᵀ C⁻¹G (F + F′), which is kT ln[P(x→x′)/P(x′→x)] of two normal laws.
 */
export const ornsteinUhlenbeck: Integrator = {
  id: 'ornstein-uhlenbeck',
  dynamics: 'overdamped',
  weakOrder: 2,
  refuses(model) {
    if (model.convention) return 'needs noise that does not depend on position';
    const fixed = new Set(model.parameters.map((p) => p.id));
    const varies = (f: Formula | null) => f !== null && [...f.names].some((name) => !fixed.has(name));
    const slopes = forceSlopes(model);
    const at = slopes.findIndex((row) => row.some(({ force, gradient }) => varies(force) || varies(gradient)));
    if (at < 0) return null;
    return `needs forces that are linear in the coordinates, with factors that stay fixed: that on ${model.coordinates[at]!.name} is not`;
  },
  heatless: (model) => (model.temperature ? null : several),
  coefficients(model) {
    const each = model.coordinates.map((_, d) => d);
    const grid = (name: string) => each.flatMap((i) => each.map((j) => `${name}_${i}_${j}`));
    const ids = [...model.parameters.map((p) => p.id)];
    const slopes = forceSlopes(model);
    return {
      names: [...grid('response'), ...grid('noise'), ...(drivenOff(model) ? grid('odds') : [])],
      values(parameters) {
        const constants = ids.map((id) => parameters[id]!);
        const value = (f: Formula | null) => (f ? compileFormula(f, ids)(...constants) : 0);
        const mobility = model.coordinates.map((c) => value(c.mobility));
        const kT = model.coordinates.map((c) => value(c.temperature));
        const A = slopes.map((row, i) => row.map((s) => mobility[i]! * (value(s.gradient) - value(s.force))));
        const D = each.map((i) => each.map((j) => (i === j ? mobility[i]! * kT[i]! : 0)));
        const step = linearStep(A, D, parameters.dt!);
        const response = step.response.map((row) => row.map((x, j) => x * mobility[j]!));
        const odds = drivenOff(model)
          ? solve(new Matrix(step.covariance), new Matrix(response)).mul(kT[0]!).to2DArray()
          : [];
        return [response, step.choleskyFactor, odds].flat(2);
      },
    };
  },
  emitStep(model, layout, scope) {
    const names = { from: model.coordinates.map((_, d) => `x${d}`), to: model.coordinates.map((_, d) => `y${d}`) };
    const dot = (row: string, i: number, by: (j: number) => string, upTo = model.coordinates.length - 1) =>
      `(${Array.from({ length: upTo + 1 }, (_, j) => `p.${row}_${i}_${j} * ${by(j)}`).join(' + ')})`;
    const body = model.coordinates.map((_, d) => `  let a${d} = force_${d}(${scope.call(names.from, 'h')});`);
    model.coordinates.forEach((_, d) => {
      body.push(...move(d, `${dot('response', d, (j) => `a${j}`)} + ${dot('noise', d, (j) => `z${j}`, d)}`));
    });
    if (layout.measureHeat)
      model.coordinates.forEach((_, d) => {
        body.push(`  let b${d} = force_${d}(${scope.call(names.to, 'h')});`);
      });
    const heat = model.coordinates.map((_, d) =>
      drivenOff(model)
        ? `(s${d} + 0.5 * ${dot('response', d, (j) => `(b${j} - a${j})`)}) * ${dot('odds', d, (j) => `(a${j} + b${j})`)}`
        : `0.5 * (a${d} + b${d}) * s${d}`,
    );
    return [...stepHead(model, layout), ...body, ...stepTail(model, layout, scope, heat)].join('\n');
  },
};

/** Whether forces beside −∂U/∂x keep the model out of equilibrium. */
const drivenOff = (model: LangevinModel) => model.forces.some((f) => f !== null);
