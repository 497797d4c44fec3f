/** Random typed expressions, written in WGSL and in JavaScript at once; `R` rounds to the precision in the latter. */

export type Kind = 'f32' | 'u32' | 'i32' | 'bool';
export interface Text {
  readonly wgsl: string;
  readonly js: string;
}
export interface Names {
  readonly name: string;
  readonly kind: Kind;
}
/** Chooses a whole number below `n`. */
export type Choose = (n: number) => number;

const FLOATS = ['0.0', '1.0', '-0.5', '2.5', '1e-3', '-7.25', '3.0e5', '0.1', '16777217.0', '1e20'];
const WORDS = [0, 1, 2, 3, 7, 31, 255, 65535, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff, 0x9e3779b9];
const INTS = [0, 1, -1, 2, -3, 17, 1000, -65536, 2147483647, -2147483647];

type Rule = (make: (kind: Kind) => Text, choose: Choose) => Text;

const infix =
  (kind: Kind, wgsl: string, js: (a: string, b: string) => string): Rule =>
  (make) => {
    const [a, b] = [make(kind), make(kind)];
    return { wgsl: `(${a.wgsl} ${wgsl} ${b.wgsl})`, js: js(a.js, b.js) };
  };
const prefix =
  (kind: Kind, wgsl: (a: string) => string, js: (a: string) => string): Rule =>
  (make) => {
    const a = make(kind);
    return { wgsl: wgsl(a.wgsl), js: js(a.js) };
  };
const call =
  (kinds: readonly Kind[], name: string, js: string = name): Rule =>
  (make) => {
    const args = kinds.map(make);
    return { wgsl: `${name}(${args.map((a) => a.wgsl)})`, js: `${js}(${args.map((a) => a.js)})` };
  };
const selection =
  (kind: Kind): Rule =>
  (make) => {
    const [f, t, c] = [make(kind), make(kind), make('bool')];
    return { wgsl: `select(${f.wgsl}, ${t.wgsl}, ${c.wgsl})`, js: `(${c.js} ? ${t.js} : ${f.js})` };
  };
const shifted =
  (kind: 'u32' | 'i32', operator: '<<' | '>>'): Rule =>
  (make, choose) => {
    const a = make(kind);
    const by = choose(32);
    const js =
      kind === 'i32' ? `(${a.js} ${operator} ${by})` : `((${a.js} ${operator === '<<' ? '<<' : '>>>'} ${by}) >>> 0)`;
    return { wgsl: `(${a.wgsl} ${operator} ${by}u)`, js };
  };
const byPowerOfTwo =
  (operator: '/' | '%'): Rule =>
  (make, choose) => {
    const a = make('u32');
    const divisor = 2 ** choose(32);
    return { wgsl: `(${a.wgsl} ${operator} ${divisor}u)`, js: `Math.floor(${a.js} ${operator} ${divisor})` };
  };
const comparison =
  (operator: string): Rule =>
  (make, choose) => {
    const kind = (['f32', 'u32', 'i32'] as const)[choose(3)]!;
    const [a, b] = [make(kind), make(kind)];
    const js = operator === '==' ? '===' : operator === '!=' ? '!==' : operator;
    return { wgsl: `(${a.wgsl} ${operator} ${b.wgsl})`, js: `(${a.js} ${js} ${b.js})` };
  };

const word = (op: string) => (a: string, b: string) => `((${a} ${op} ${b}) >>> 0)`;
const int = (op: string) => (a: string, b: string) => `((${a} ${op} ${b}) | 0)`;
const float = (op: string) => (a: string, b: string) => `R(${a} ${op} ${b})`;

const RULES: Record<Kind, readonly Rule[]> = {
  f32: [
    ...['+', '-', '*', '/'].map((op) => infix('f32', op, float(op))),
    prefix(
      'f32',
      (a) => `(-${a})`,
      (a) => `(-${a})`,
    ),
    ...(['abs', 'floor', 'ceil', 'trunc'] as const).map((f) => call(['f32'], f, `Math.${f}`)),
    call(['f32'], 'round', 'roundEven'),
    prefix(
      'f32',
      (a) => `sqrt(abs(${a}))`,
      (a) => `R(Math.sqrt(Math.abs(${a})))`,
    ),
    call(['f32', 'f32'], 'min'),
    call(['f32', 'f32'], 'max'),
    call(['f32', 'f32', 'f32'], 'fma'),
    call(['f32', 'f32', 'f32'], 'clamp'),
    call(['f32'], 'sign'),
    selection('f32'),
    prefix(
      'u32',
      (a) => `f32(${a})`,
      (a) => `R(${a})`,
    ),
    prefix(
      'i32',
      (a) => `f32(${a})`,
      (a) => `R(${a})`,
    ),
    prefix(
      'u32',
      (a) => `f32(${a} >> 8u)`,
      (a) => `R(${a} >>> 8)`,
    ),
    prefix(
      'u32',
      (a) => `bitcast<f32>(${a} & 0x7f7fffffu)`,
      (a) => `asFloat(${a} & 0x7f7fffff)`,
    ),
    prefix(
      'bool',
      (a) => `f32(${a})`,
      (a) => `(${a} ? 1 : 0)`,
    ),
  ],
  u32: [
    ...['+', '-'].map((op) => infix('u32', op, word(op))),
    infix('u32', '*', (a, b) => `(Math.imul(${a}, ${b}) >>> 0)`),
    ...['&', '|', '^'].map((op) => infix('u32', op, word(op))),
    prefix(
      'u32',
      (a) => `(~${a})`,
      (a) => `(~${a} >>> 0)`,
    ),
    shifted('u32', '<<'),
    shifted('u32', '>>'),
    byPowerOfTwo('/'),
    byPowerOfTwo('%'),
    call(['u32', 'u32'], 'min'),
    call(['u32', 'u32'], 'max'),
    selection('u32'),
    prefix(
      'f32',
      (a) => `u32(${a})`,
      (a) => `toUnsigned(${a})`,
    ),
    prefix(
      'i32',
      (a) => `u32(${a})`,
      (a) => `(${a} >>> 0)`,
    ),
    prefix(
      'bool',
      (a) => `u32(${a})`,
      (a) => `(${a} ? 1 : 0)`,
    ),
    prefix(
      'f32',
      (a) => `bits(${a})`,
      (a) => `bits(${a})`,
    ),
  ],
  i32: [
    ...['+', '-'].map((op) => infix('i32', op, int(op))),
    infix('i32', '*', (a, b) => `Math.imul(${a}, ${b})`),
    ...['&', '|', '^'].map((op) => infix('i32', op, int(op))),
    prefix(
      'i32',
      (a) => `(-${a})`,
      (a) => `(-${a} | 0)`,
    ),
    shifted('i32', '<<'),
    shifted('i32', '>>'),
    call(['i32', 'i32'], 'min'),
    call(['i32', 'i32'], 'max'),
    prefix(
      'i32',
      (a) => `abs(${a})`,
      (a) => `(Math.abs(${a}) | 0)`,
    ),
    call(['i32'], 'sign', 'Math.sign'),
    selection('i32'),
    prefix(
      'f32',
      (a) => `i32(${a})`,
      (a) => `toSigned(${a})`,
    ),
    prefix(
      'u32',
      (a) => `bitcast<i32>(${a})`,
      (a) => `(${a} | 0)`,
    ),
  ],
  bool: [
    ...['<', '<=', '>', '>=', '==', '!='].map(comparison),
    infix('bool', '&&', (a, b) => `(${a} && ${b})`),
    infix('bool', '||', (a, b) => `(${a} || ${b})`),
    infix('bool', '!=', (a, b) => `(${a} !== ${b})`),
    infix('bool', '==', (a, b) => `(${a} === ${b})`),
    prefix(
      'bool',
      (a) => `(!${a})`,
      (a) => `(!${a})`,
    ),
    prefix(
      'u32',
      (a) => `bool(${a})`,
      (a) => `(${a} !== 0)`,
    ),
  ],
};

/** WGSL that the expressions call. */
export const PRELUDE = 'fn bits(x: f32) -> u32 { return bitcast<u32>(select(0.0, x, x == x)); }';

function leaf(kind: Kind, names: readonly Names[], choose: Choose): Text {
  const known = names.filter((n) => n.kind === kind);
  if (known.length && choose(4)) {
    const { name } = known[choose(known.length)]!;
    return { wgsl: name, js: name };
  }
  if (kind === 'bool') return choose(2) ? { wgsl: 'true', js: 'true' } : { wgsl: 'false', js: 'false' };
  if (kind === 'f32') {
    const text = FLOATS[choose(FLOATS.length)]!;
    return { wgsl: `f32(${text})`, js: `R(${text})` };
  }
  if (kind === 'u32') {
    const value = WORDS[choose(WORDS.length)]!;
    return { wgsl: `${value}u`, js: `${value}` };
  }
  const value = INTS[choose(INTS.length)]!;
  return { wgsl: `i32(${value})`, js: `(${value})` };
}

/** An expression of the kind over the names, at most `depth` operators deep. */
export function randomExpression(kind: Kind, names: readonly Names[], depth: number, choose: Choose): Text {
  if (depth === 0 || choose(6) === 0) return leaf(kind, names, choose);
  const rules = RULES[kind];
  return rules[choose(rules.length)]!((inner) => randomExpression(inner, names, depth - 1, choose), choose);
}

const view = new DataView(new ArrayBuffer(4));

/** What the JavaScript texts call, for a rounding. */
export function helpers(R: (x: number) => number) {
  const min = (a: number, b: number): number => (b < a ? b : a);
  const max = (a: number, b: number): number => (a < b ? b : a);
  const within = (low: number, high: number, x: number): number => Math.max(low, Math.min(high, Math.trunc(x)));
  return {
    R,
    min,
    max,
    fma: (a: number, b: number, c: number) => R(R(a * b) + c),
    clamp: (x: number, low: number, high: number) => min(max(x, low), high),
    sign: (x: number) => (x > 0 ? 1 : x < 0 ? -1 : 0),
    roundEven: (x: number) => {
      const up = Math.floor(x + 0.5);
      const rounded = Math.abs(x) >= 2 ** 51 ? x : Math.abs(x % 1) === 0.5 ? 2 * Math.round(x / 2) : up;
      return rounded === 0 ? x * 0 : rounded;
    },
    asFloat: (x: number) => {
      view.setUint32(0, x);
      return view.getFloat32(0);
    },
    bits: (x: number) => {
      view.setFloat32(0, Number.isNaN(x) ? 0 : x);
      return view.getUint32(0);
    },
    toUnsigned: (x: number) => (Number.isNaN(x) ? 0 : within(0, 2 ** 32 - 1, x) + 0),
    toSigned: (x: number) => (Number.isNaN(x) ? 0 : within(-(2 ** 31), 2 ** 31 - 1, x) + 0),
  };
}
