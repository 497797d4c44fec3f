import { beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { backends, spacing } from './backends.ts';
import { runProbe } from './probe.ts';

const count = 2000;

/** Evenly spaced points with both ends. */
const between = (a: number, b: number) => Array.from({ length: count }, (_, i) => a + ((b - a) * i) / (count - 1));

/** Points whose logarithms are evenly spaced. */
const over = (a: number, b: number) => between(Math.log(a), Math.log(b)).map(Math.exp);
const both = (xs: number[]) => [...xs.map((x) => -x), 0, ...xs];

interface Case {
  readonly wgsl: string;
  readonly exact: (x: number) => number;
  readonly xs: Record<'single' | 'double', number[]>;
  /** Allowed error in units of the last place of the result (single precision: of 1 where `absolute`). */
  readonly ulps: number;
  readonly absolute?: boolean;
}

const everywhere = (xs: number[]) => ({ single: xs, double: xs });
const sinh = { single: both(over(1e-12, 80)), double: both(over(1e-12, 160)) };

/**
 * What the polynomials promise (2 ulp in single, 1 in double precision) plus, for those built from others, the ulps of each part:
 * e^x − 1 = (u − 1)·x/ln u has six roundings and u's own error cancels; division in WGSL may be off by 2.5 ulp. A product of n
 * factors has n − 1 roundings, each of at most one ulp of the result.
 */
const cases: Record<string, Case> = {
  'ln x': { wgsl: 'm_log(x)', exact: Math.log, xs: everywhere([...over(1e-37, 1e38), ...between(0.5, 2)]), ulps: 2 },
  'e^x': { wgsl: 'm_exp(x)', exact: Math.exp, xs: { single: between(-87, 88), double: between(-169, 169) }, ulps: 2 },
  'sin x': { wgsl: 'm_sin(x)', exact: Math.sin, xs: everywhere(between(-12, 12)), ulps: 2, absolute: true },
  'cos x': { wgsl: 'm_cos(x)', exact: Math.cos, xs: everywhere(between(-12, 12)), ulps: 2, absolute: true },
  'sin of many turns': {
    wgsl: 'm_sin(x)',
    exact: Math.sin,
    xs: everywhere(between(-2e4, 2e4)),
    ulps: 2,
    absolute: true,
  },
  'sin of a small angle': { wgsl: 'm_sin(x)', exact: Math.sin, xs: everywhere(both(over(1e-30, 0.7))), ulps: 2 },
  'e^x − 1': {
    wgsl: 'm_expm1(x)',
    exact: Math.expm1,
    xs: { single: both(over(1e-30, 86)), double: both(over(1e-30, 160)) },
    ulps: 8,
  },
  'tanh x': { wgsl: 'm_tanh(x)', exact: Math.tanh, xs: everywhere(both(over(1e-30, 50))), ulps: 12 },
  'sinh x': { wgsl: 'm_sinh(x)', exact: Math.sinh, xs: sinh, ulps: 14 },
  'cosh x': { wgsl: 'm_cosh(x)', exact: Math.cosh, xs: sinh, ulps: 6 },
  'sech x': { wgsl: 'm_sech(x)', exact: (x) => 1 / Math.cosh(x), xs: sinh, ulps: 7 },
  'tan x': { wgsl: 'm_tan(x)', exact: Math.tan, xs: everywhere(between(-1.5, 1.5)), ulps: 8 },
  '√x': { wgsl: 'sqrt(x)', exact: Math.sqrt, xs: everywhere(over(1e-30, 1e30)), ulps: 2 },
  ...Object.fromEntries(
    [2, 3, 4, 5, 7, 11, 13, 17, 19, 23, 29, 31].map((n): [string, Case] => [
      `x^${n}`,
      { wgsl: `m_pow${n}(x)`, exact: (x) => x ** n, xs: everywhere(both(over(0.2, 5))), ulps: n - 1 },
    ]),
  ),
};

/** Spacing of numbers at x in a precision. */
const ulpAt = (x: number, precision: 'single' | 'double') =>
  spacing[precision] * 2 ** Math.floor(Math.log2(Math.max(Math.abs(x), 1e-37)));

describe.each(backends)('elementary functions: $name', ({ precision, create }) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await create();
  });
  const round = precision === 'single' ? Math.fround : (x: number) => x;

  test.each(Object.entries(cases))('%s within its ulps', async (_, { wgsl, exact, xs, ulps, absolute }) => {
    const inputs = xs[precision].map((x) => [round(x)]);
    const [values] = await runProbe(backend, { inputs, body: 'let x = input(0);', outputs: [wgsl] });
    let worst = { error: 0, x: 0 };
    inputs.forEach(([x], i) => {
      const y = exact(x!);
      const error = Math.abs(values![i]! - y) / ulpAt(absolute ? 1 : y, precision);
      if (!(error <= worst.error)) worst = { error, x: x! };
    });
    expect(worst.error, `at x = ${worst.x}`).toBeLessThanOrEqual(ulps);
  });

  test('x^y of a positive base: the error of the logarithm grows with |y ln x|', async () => {
    const inputs = over(0.01, 100).flatMap((x, i) => [[round(x), round(((i % 17) - 8) / 1.7)]]);
    const [values, odd] = await runProbe(backend, {
      inputs,
      body: 'let x = input(0); let y = input(1);',
      outputs: ['m_pow(x, y)', 'm_odd_pow(-x, y)'],
    });
    inputs.forEach(([x, y], i) => {
      const exact = x! ** y!;
      const allowed = (3 + 3 * Math.abs(y! * Math.log(x!))) * ulpAt(exact, precision);
      expect(Math.abs(values![i]! - exact), `${x}^${y}`).toBeLessThanOrEqual(allowed);
      expect(odd![i]).toBe(-values![i]!);
    });
  });

  test('ln of formulas is −∞ at 0 and no number below', async () => {
    const xs = [-1e30, -2, -1, -1e-30, 0, 1e-30, 1, 7];
    const [values] = await runProbe(backend, { inputs: xs.map((x) => [round(x)]), outputs: ['m_ln(input(0))'] });
    xs.forEach((x, i) => {
      if (x > 0) expect(Math.abs(values![i]! - Math.log(round(x)))).toBeLessThan(1e-5 * (1 + Math.abs(Math.log(x))));
      else if (x === 0) expect(values![i]).toBe(-Infinity);
      else expect(values![i]).toBeNaN();
    });
  });

  test('e^x far below 0 is 0 and far above is not a small number', async () => {
    const [values] = await runProbe(backend, {
      inputs: [[-1e30], [-200], [200], [1e30]],
      outputs: ['m_exp(input(0))'],
    });
    for (const i of [0, 1]) expect(values![i]).toBeLessThan(1e-70);
    for (const i of [2, 3]) expect(values![i]).toBeGreaterThan(precision === 'single' ? 3.4e38 : 1e70);
  });
});
