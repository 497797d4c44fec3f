import type { Formula } from './checked-formula.ts';
import { compileExpression } from './evaluate.ts';
import { type Expression, keyOf } from './expression.ts';
import { hoistParameters } from './hoist.ts';
import { languageConstants } from './language.ts';
import { binding, type Notation, type Writer, type Written, writeExpression } from './write.ts';

/** A value that the host computes in double precision, once for a set of parameters. */
interface Uniform {
  /** Its WGSL expression, as `slot` named it. */
  readonly name: string;
  /** @param parameters every parameter's value by name */
  value(parameters: Readonly<Record<string, number>>): number;
}

/** Writes formulas that share uniforms as WGSL. */
export interface WgslEmitter {
  /** The WGSL expression (an f32) of a formula. @throws RangeError when a name is neither parameter nor variable */
  expression(f: Formula): string;
  /** The uniforms of all formulas written so far, in slot order: each value has one slot, whoever uses it. */
  uniforms(): Uniform[];
}

/**
 * Starts an emitter. Each largest subexpression of parameters only goes to a uniform slot. Transcendental functions
 * are the library's `m_sin`, `m_exp`, …, so that every backend computes the same; whole powers are products
 * (`m_pow2` … ), half powers go by `sqrt`, others by `m_pow`. No text of the user comes out.
 *
 * @param options.parameters names that are fixed during a run
 * @param options.variables the WGSL expression of every other name, such as `x` → `s.x0`
 * @param options.slot the WGSL expression of slot i, by default `u_0`, `u_1`, …
 */
export function createWgslEmitter(options: {
  parameters: readonly string[];
  variables: Readonly<Record<string, string>>;
  slot?: (index: number) => string;
}): WgslEmitter {
  const { parameters, slot = (index) => `u_${index}` } = options;
  const parameterSet = new Set(parameters);
  const variables = new Map(Object.entries(options.variables));
  const slots = new Map<string, { slotName: string; uniform: Uniform }>();
  // Slots travel through the tree under names that no formula can have.
  const slotText = new Map<string, string>();

  const slotOf = (e: Expression): string => {
    const key = keyOf(e);
    let entry = slots.get(key);
    if (!entry) {
      const name = slot(slots.size);
      const compiled = compileExpression(e, parameters);
      entry = {
        slotName: `$${slots.size}`,
        uniform: { name, value: (values) => compiled(...parameters.map((p) => values[p]!)) },
      };
      slots.set(key, entry);
      slotText.set(entry.slotName, name);
    }
    return entry.slotName;
  };

  const notation = wgsl((name) => {
    const text = slotText.get(name) ?? variables.get(name);
    if (text === undefined) throw new RangeError(`formula depends on ${name}, which is no parameter or variable`);
    return /^[\w.]+$/.test(text) ? text : `(${text})`;
  });

  return {
    expression: (f) => writeExpression(hoistParameters(f.expression, parameterSet, slotOf), notation),
    uniforms: () => [...slots.values()].map((entry) => entry.uniform),
  };
}

const library = new Map(
  ['sin', 'cos', 'tan', 'exp', 'sinh', 'cosh', 'tanh', 'sech'].map((name) => [name, `m_${name}`] as const),
).set('log', 'm_ln');

const wgsl = (nameOf: (name: string) => string): Notation => ({
  number: wgslNumber,
  constant: (name) => wgslNumber(languageConstants[name]),
  name: nameOf,
  power: writePower,
  call: (name, args) => `${library.get(name) ?? name}(${args.join(', ')})`,
  comparison: (operator) => operator,
  and: '&&',
  or: '||',
  not: '!',
  truthOf: (number) => `(${number} != 0.0)`,
  valueOf: (condition) => `select(0.0, 1.0, ${condition})`,
  choice: (condition, whenTrue, whenFalse) => `select(${whenFalse}, ${whenTrue}, ${condition})`,
});

/** A non-negative abstract float with all digits of a double. */
function wgslNumber(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function writePower(base: Expression, exponent: Expression, write: Writer): Written {
  const atom = (text: string): Written => ({ text, level: binding.atom });
  const n = exponent.kind === 'number' ? exponent.value : Number.NaN;
  const x = write(base, 0);
  if (n === 1) return { text: write(base, binding.atom), level: binding.atom };
  if (Number.isInteger(n)) return atom(wholePower(x, n));
  if (Number.isInteger(2 * n) && n <= 16) return atom(wholePower(`sqrt(${x})`, 2 * n));
  return atom(`m_pow(${x}, ${write(exponent, 0)})`);
}

/** xⁿ, n ≥ 1, as nested library powers of prime order or 4; beyond 32, by |x|ⁿ and the sign. */
function wholePower(x: string, n: number): string {
  if (n === 1) return x;
  if (n > 32) return n % 2 === 0 ? `m_pow(abs(${x}), ${wgslNumber(n)})` : `m_odd_pow(${x}, ${wgslNumber(n)})`;
  const factor = n % 4 === 0 ? 4 : [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31].find((prime) => n % prime === 0)!;
  return factor === n ? `m_pow${n}(${x})` : `m_pow${factor}(${wholePower(x, n / factor)})`;
}
