import { SpecError } from '../errors.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { type Assigned, parseFormula } from '../formula/formula.ts';
import type { ControlSpec, ScalarSpec } from './spec.ts';

/** A control for given parameter values: its value at the fraction s ∈ [0, 1] of its span. */
export interface ControlCurve {
  (s: number): number;
  /** Where it jumps or bends: fractions between 0 and 1. */
  readonly breaks?: readonly number[];
}

const inside = (breaks: readonly number[]) => breaks.filter((s) => s > 0 && s < 1);

/** Binds parameter values and the span (in time units) to a control. */
export type Control = (parameters: Readonly<Record<string, number>>, span: number) => ControlCurve;

/** A number or a formula of the parameters, as a function of their values. @throws SpecError */
export function compileScalar(
  spec: ScalarSpec,
  field: string,
  parameterNames: readonly string[],
  assigned?: Assigned,
): (parameters: Readonly<Record<string, number>>) => number {
  if (typeof spec === 'number') {
    if (!Number.isFinite(spec)) throw SpecError.of(field, spec, 'must be a finite number');
    return () => spec;
  }
  const formula = parseFormula(spec, { field, names: parameterNames, assigned });
  const names = [...formula.names];
  const evaluate = compileFormula(formula, names);
  return (parameters) => {
    const value = evaluate(...names.map((name) => parameters[name]!));
    if (!Number.isFinite(value)) throw SpecError.of(field, spec, `is ${value} for these parameters; must be finite`);
    return value;
  };
}

/** Compiles a control. @throws SpecError naming the field */
export function compileControl(
  spec: ControlSpec,
  field: string,
  names: readonly string[],
  assigned?: Assigned,
): Control {
  if (typeof spec !== 'object') {
    const value = compileScalar(spec, field, names, assigned);
    return (p) => {
      const v = value(p);
      return () => v;
    };
  }
  if ('ramp' in spec) {
    const [from, to] = spec.ramp.map((v, i) => compileScalar(v, `${field}.ramp.${i}`, names, assigned));
    return (p) => {
      const a = from!(p);
      const b = to!(p);
      return (s) => (s === 1 ? b : a + (b - a) * s);
    };
  }
  if ('step' in spec) {
    const [from, to] = spec.step.map((v, i) => compileScalar(v, `${field}.step.${i}`, names, assigned));
    const at = spec.at ?? 0;
    return (p) => {
      const a = from!(p);
      const b = to!(p);
      const curve = (s: number) => (s > at || s === 1 ? b : a);
      return Object.assign(curve, { breaks: inside([at]) });
    };
  }
  if ('sine' in spec) return compileSine(spec.sine, `${field}.sine`, names, assigned);
  if ('table' in spec) return compileTable(spec.table, `${field}.table`);
  return compileSequence(spec.sequence, `${field}.sequence`, names, assigned);
}

function compileSine(
  spec: { mean?: ScalarSpec; amplitude: ScalarSpec; period: ScalarSpec; phase?: ScalarSpec },
  field: string,
  names: readonly string[],
  assigned: Assigned | undefined,
): Control {
  const part = (key: 'mean' | 'amplitude' | 'period' | 'phase') =>
    compileScalar(spec[key] ?? 0, `${field}.${key}`, names, assigned);
  const [mean, amplitude, period, phase] = [part('mean'), part('amplitude'), part('period'), part('phase')];
  return (p, span) => {
    const T = period(p);
    if (T <= 0) throw SpecError.of(`${field}.period`, T, 'must be > 0');
    const [m, a, phi] = [mean(p), amplitude(p), phase(p)];
    return (s) => m + a * Math.sin((2 * Math.PI * s * span) / T + phi);
  };
}

function compileTable({ time, value }: { time: number[]; value: number[] }, field: string): Control {
  if (time.length !== value.length) throw SpecError.of(`${field}.value`, value.length, `needs ${time.length} entries`);
  for (let i = 1; i < time.length; i++)
    if (time[i]! <= time[i - 1]!) throw SpecError.of(`${field}.time.${i}`, time[i], 'times must increase');
  return (_, span) => {
    const curve = (s: number) => {
      const t = s * span;
      const after = time.findIndex((x) => x > t);
      if (after === 0) return value[0]!;
      if (after < 0) return value.at(-1)!;
      const [t0, t1, v0, v1] = [time[after - 1]!, time[after]!, value[after - 1]!, value[after]!];
      return v0 + ((v1 - v0) * (t - t0)) / (t1 - t0);
    };
    return Object.assign(curve, { breaks: inside(time.map((t) => t / span)) });
  };
}

function compileSequence(
  items: ControlSpec[],
  field: string,
  names: readonly string[],
  assigned: Assigned | undefined,
): Control {
  const parts = items.map((item, i) => compileControl(item, `${field}.${i}`, names, assigned));
  const shares = items.map((item) => (typeof item === 'object' ? (item.share ?? 1) : 1));
  const total = shares.reduce((a, b) => a + b, 0);
  const starts = shares.map((_, i) => shares.slice(0, i).reduce((a, b) => a + b, 0) / total);
  return (p, span) => {
    const curves = parts.map((part, i) => part(p, (span * shares[i]!) / total));
    const whole = (s: number) => {
      if (s === 1) return curves.at(-1)!(1); // the quotient below may miss 1 by rounding
      const i = Math.max(
        0,
        starts.findLastIndex((start) => s >= start),
      );
      return curves[i]!(Math.min(1, (s - starts[i]!) / (shares[i]! / total)));
    };
    const within = curves.flatMap((curve, i) => (curve.breaks ?? []).map((s) => starts[i]! + (s * shares[i]!) / total));
    return Object.assign(whole, { breaks: inside([...starts, ...within]) });
  };
}
