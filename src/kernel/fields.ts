import { isZero } from '../formula/constant.ts';
import { degreeIn } from '../formula/degree.ts';
import { differentiate } from '../formula/differentiate.ts';
import type { Formula } from '../formula/formula.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { Scope } from './scope.ts';

/**
 * Emits the functions of the model that every integrator uses; x… are the coordinates and the discrete variables.
 *
 * - `force_d(x…, h)`: total force on coordinate d, −∂U/∂x_d + f_d
 * - `drift_d(x…, h)`: μ_d dt times that force where the mobility does not depend on position
 * - `kick_d(x…, h)`: dt/2m_d times that force in underdamped motion
 * - `push_d(x…, h)`: its non-conservative part f_d, where there is one
 * - `control_work(x…, g, h)`: U(x, h) − U(x, g), the work of changing the controls from g to h at fixed x
 * - `potential(x…, h)`: U
 * - `current_c_d(x…, h)`: the field of current c along coordinate d, where there is one
 * - `integral_i(x…, h)`: the integrand of time integral i
 * - `change_i(x…, g, h)`: the change of formula i of `changes` from controls g to h
 */
export function emitFields(model: LangevinModel, scope: Scope): string {
  const { signature } = scope;
  const lines = [`fn potential(${signature}) -> f32 { return ${scope.emit(model.potential)}; }`];
  model.coordinates.forEach((coordinate, d) => {
    const gradient = differentiate(model.potential, coordinate.name);
    const push = model.forces[d];
    const force = (name: string, emit: (f: Formula) => string) => {
      const total = `${push ? emit(push) : ''} - (${emit(gradient)})`;
      lines.push(`fn ${name}_${d}(${signature}) -> f32 { return ${total}; }`);
    };
    force('force', scope.emit);
    const { mobility, mass } = coordinate;
    if (mobility && !model.convention) force('drift', (f) => scope.scaled(`(${mobility.text})*dt`, f));
    if (mass) force('kick', (f) => scope.scaled(`dt/(2*(${mass.text}))`, f));
    if (push) lines.push(`fn push_${d}(${signature}) -> f32 { return ${scope.emit(push)}; }`);
  });
  model.currents.forEach(({ fields }, c) => {
    fields.forEach((f, d) => {
      if (f) lines.push(`fn current_${c}_${d}(${signature}) -> f32 { return ${scope.emit(f)}; }`);
    });
  });
  model.integrals.forEach(({ integrand }, i) => {
    lines.push(`fn integral_${i}(${signature}) -> f32 { return ${scope.emit(integrand)}; }`);
  });
  if (model.controls.length > 0) {
    lines.push(emitControls(model), emitChange('control_work', model.potential, model, scope));
    model.changes.forEach(({ of }, i) => {
      lines.push(emitChange(`change_${i}`, of, model, scope));
    });
  }
  return lines.join('\n');
}

function emitControls(model: LangevinModel): string {
  const n = model.controls.length;
  const fields = model.controls.map((_, c) => `c${c}: f32`).join(', ');
  const values = model.controls.map((_, c) => `controls[${n}u * row + ${c}u]`).join(', ');
  return `struct Control { ${fields} }\nfn control_row(row: u32) -> Control { return Control(${values}); }`;
}

/**
 * The change of a formula φ when the controls change from g to `to`. For degree ≤ 2 in the controls the midpoint rule ∂φ/∂λ·δλ is exact
 * and free of cancellation; otherwise the difference itself is taken, which is exact but for rounding.
 */
function emitChange(name: string, of: Formula, model: LangevinModel, scope: Scope): string {
  const names = model.controls.map((c) => c.name);
  const arguments_ = [...model.coordinates.map((_, d) => `x${d}`), ...model.discrete.map((_, k) => `n${k}`)];
  const head = `fn ${name}(${arguments_.map((a) => `${a}: f32`).join(', ')}, g: Control, to: Control) -> f32 {`;
  if (degreeIn(of, names) > 2) {
    const value = `fn ${name}_of(${scope.signature}) -> f32 { return ${scope.emit(of)}; }`;
    const at = (control: string) => `${name}_of(${[...arguments_, control].join(', ')})`;
    return `${value}\n${head} return ${at('to')} - ${at('g')}; }`;
  }
  const middle = names.map((_, c) => `0.5 * (g.c${c} + to.c${c})`).join(', ');
  const terms = names
    .map((name, c): [Formula, number] => [differentiate(of, name), c])
    .filter(([slope]) => !isZero(slope))
    .map(([slope, c]) => `(${scope.emit(slope)}) * (to.c${c} - g.c${c})`);
  return `${head} let h = Control(${middle}); return ${terms.join(' + ') || '0.0'}; }`;
}
