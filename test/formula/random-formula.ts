import * as fc from 'fast-check';

/** Names of random formulas: two variables and three parameters. */
export const variableNames = ['x', 'y'] as const;
export const parameterNames = ['a', 'b', 'k'] as const;
export const allNames = [...variableNames, ...parameterNames];

const number = fc.constantFrom('2', '3', '0.7', '1.5', '0.25', '4');

/**
 * Random formula text whose values stay moderate, so that rounding can be bounded: exponentials take bounded arguments,
 * denominators and arguments of log, sqrt and fractional powers lie above 1/2.
 *
 * @param depth how deep calls may nest
 */
export function formulaText(depth = 4): fc.Arbitrary<string> {
  const leaf = fc.oneof(fc.constantFrom(...allNames), number);
  if (depth === 0) return leaf;
  const inner = formulaText(depth - 1);
  const pair = fc.tuple(inner, inner);
  return fc.oneof(
    leaf,
    pair.map(([u, v]) => `${u} + ${v}`).map((s) => `(${s})`),
    pair.map(([u, v]) => `(${u} - (${v}))`),
    pair.map(([u, v]) => `(${u})*(${v})`),
    pair.map(([u, v]) => `(${u})/(0.5 + (${v})^2)`),
    fc.tuple(inner, fc.constantFrom('a', 'b', 'k', '2', '(a*b)', '(4*k^2)')).map(([u, p]) => `(${u})/${p}`),
    inner.map((u) => `-(${u})`),
    fc.tuple(inner, fc.integer({ min: 2, max: 4 })).map(([u, n]) => `(${u})^${n}`),
    fc
      .tuple(inner, fc.constantFrom('-2', '1.5', '-0.5', '(1/3)', 'a', '0.3'))
      .map(([u, n]) => `(1 + sin(${u})^2)^${n}`),
    fc.tuple(fc.constantFrom('2', 'a', 'e', '(a*k)'), inner).map(([p, u]) => `${p}^cos(${u})`),
    fc.tuple(fc.constantFrom('sin', 'cos', 'tanh', 'abs', 'sech'), inner).map(([f, u]) => `${f}(${u})`),
    fc.tuple(fc.constantFrom('exp', 'sinh', 'cosh', 'tan'), inner).map(([f, u]) => `${f}(sin(${u}))`),
    fc.tuple(fc.constantFrom('log', 'sqrt'), inner).map(([f, u]) => `${f}(0.5 + (${u})^2)`),
    fc.tuple(fc.constantFrom('min', 'max'), pair).map(([f, [u, v]]) => `${f}(${u}, ${v})`),
    fc
      .tuple(pair, fc.constantFrom('x < 0.31', 'x >= y and y > 0.1', 'not (y <= -0.2) or x != 1'))
      .map(([[u, v], c]) => `(${c} ? ${u} : ${v})`),
  );
}

/** A random point: variables of both signs, parameters positive. */
export const point = fc.tuple(
  ...variableNames.map(() => fc.double({ min: -2, max: 2, noNaN: true })),
  ...parameterNames.map(() => fc.double({ min: 0.5, max: 2, noNaN: true })),
);
