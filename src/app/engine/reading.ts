import temml from 'temml';
import { parseRequest, type RunSpec } from '../../experiment/spec.ts';
import { formulaToTex } from '../../formula/mathml.ts';
import { type Formula, isZero, parseFormula } from '../../formula/formula.ts';
import { type LangevinModel, parseLangevinModel } from '../../model/langevin.ts';
import type { ControlSpec, ScalarSpec } from '../../model/spec.ts';
import type { Reading } from './engine-api.ts';

/** A request in mathematical notation. @throws SpecError on what cannot be read */
export function readRequest(request: RunSpec): Reading {
  const { system } = parseRequest(request);
  const model = parseLangevinModel(system.model);
  const coordinates = model.coordinates.map((c) => nameTex(c.name));
  const controls = model.controls.map((c) => nameTex(c.name));
  const given = [coordinates.join(','), controls.join(',')].filter(Boolean).join(';\\,');
  const parameters = model.parameters.map((p) => p.id);
  return {
    potential: mathml(`U(${given})=${formulaToTex(model.potential)}`),
    motion: model.coordinates.map((_, d) => mathml(motionTex(model, d))),
    controls: Object.entries(system.model.controls ?? {}).map(([name, spec]) =>
      mathml(`${nameTex(name)}(t):\\; ${controlTex(spec as ControlSpec, parameters)}`),
    ),
  };
}

const mathml = (tex: string): string => temml.renderToString(tex, { displayMode: true, throwOnError: true });

const nameTex = (name: string): string => formulaToTex(parseFormula(name, { field: name, names: [name] }));

/** Brackets around a factor that is a sum, a quotient or a product. */
function factorTex(f: Formula): string {
  const tex = formulaToTex(f);
  return /^[\w.]*$/.test(f.text) ? tex : `\\left(${tex}\\right)`;
}

/** Overdamped: dx/dt = −μ ∂U/∂x + √(2μkT) ξ; underdamped: m dv/dt = −∂U/∂x − γv + √(2γkT) ξ, with white noise ξ. */
function motionTex(model: LangevinModel, d: number): string {
  const c = model.coordinates[d]!;
  const x = nameTex(c.name);
  const force = model.forces[d];
  const slope = isZero(model.potential) ? '' : `-\\frac{\\partial U}{\\partial ${x}}`;
  const drift = `${slope}${force ? `${slope ? '+' : ''}${formulaToTex(force)}` : ''}`;
  const kT = factorTex(c.temperature);
  const noise = (strength: string) => `\\sqrt{2${strength}\\,${kT}}\\;\\xi(t)`;
  if (c.mass && c.friction) {
    const [m, gamma] = [factorTex(c.mass), factorTex(c.friction)];
    return `${m}\\,\\ddot{${x}}=${drift}-${gamma}\\,\\dot{${x}}+${noise(gamma)}`;
  }
  const mu = isOne(c.mobility!) ? '' : factorTex(c.mobility!);
  const pulled = drift === '' ? '' : mu === '' ? drift : force ? `${mu}\\left[${drift}\\right]` : `-${mu}\\,${drift.slice(1)}`;
  return `\\dot{${x}}=${pulled}${pulled ? '+' : ''}${noise(mu)}`;
}

const isOne = (f: Formula): boolean => f.text.trim() === '1';

const scalarTex = (value: ScalarSpec, names: readonly string[]): string =>
  formulaToTex(parseFormula(String(value), { field: 'control', names }));

/** A control in short: `a → b` for a ramp. */
function controlTex(spec: ControlSpec, names: readonly string[]): string {
  if (typeof spec !== 'object') return scalarTex(spec, names);
  if ('ramp' in spec) return `${scalarTex(spec.ramp[0], names)}\\to ${scalarTex(spec.ramp[1], names)}`;
  if ('step' in spec) return `${scalarTex(spec.step[0], names)}\\mid ${scalarTex(spec.step[1], names)}`;
  if ('sine' in spec) return '\\text{sine}';
  if ('table' in spec) return '\\text{table}';
  return spec.sequence.map((part) => controlTex(part, names)).join(',\\; ');
}
