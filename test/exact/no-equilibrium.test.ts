import { describe, expect, test } from 'vitest';
import { SpecError } from '../../src/errors.ts';
import { boltzmann } from '../../src/exact/boltzmann.ts';
import { boltzmann2d } from '../../src/exact/boltzmann-2d.ts';

const lines: Record<string, (x: number) => number> = {
  '-x^4': (x) => -(x ** 4),
  x: (x) => x,
  'x^3': (x) => x ** 3,
  'cos(x)': Math.cos,
  '0': () => 0,
  '0.5*log(1+x^2)': (x) => 0.5 * Math.log(1 + x * x),
  '0.55*log(1+x^2)': (x) => 0.55 * Math.log(1 + x * x),
  'x^2 - 1e-6*x^4': (x) => x * x - 1e-6 * x ** 4,
  '-10*exp(-x^2)': (x) => -10 * Math.exp(-x * x),
  'exp(x)': Math.exp,
  'exp(x) - exp(2*x)': (x) => Math.exp(x) - Math.exp(2 * x),
  'x^2 - 1/x^2': (x) => x * x - 1 / x ** 2,
  'x^2 + 1.2*log(abs(x - 1))': (x) => x * x + 1.2 * Math.log(Math.abs(x - 1)),
  '4*(x^-12 - x^-6)': (x) => 4 * (x ** -12 - x ** -6),
  'sqrt(-1 - x^2)': () => Number.NaN,
};

const planes: Record<string, (x: number, y: number) => number> = {
  'x^2 - y^2': (x, y) => x * x - y * y,
  'x^2': (x) => x * x,
  'x*y': (x, y) => x * y,
  '(x - 2*y)^2': (x, y) => (x - 2 * y) ** 2,
  'x^2*y^2': (x, y) => x * x * y * y,
  'cos(x) + y^2': (x, y) => Math.cos(x) + y * y,
  'log(1 + x^2 + y^2)': (x, y) => Math.log(1 + x * x + y * y),
  'x^2 + y^2 - 1e-3*(x - 3.3*y)^4': (x, y) => x * x + y * y - 1e-3 * (x - 3.3 * y) ** 4,
};

describe('a potential without an equilibrium is refused in one line', () => {
  test.each(Object.keys(lines))('%s', (text) => {
    const call = () => boltzmann(lines[text]!, { field: 'model.potential', text });
    expect(call).toThrow(SpecError);
    expect(call).toThrow(/^model\.potential: .* \(must grow without bound .* no equilibrium, .*\)$/);
  });

  test.each(Object.keys(planes))('%s', (text) => {
    const call = () => boltzmann2d(planes[text]!, { text });
    expect(call).toThrow(SpecError);
    expect(call).toThrow(/^potential: .*no equilibrium/);
  });

  test('on a ring and in a box the same potentials have one', () => {
    expect(boltzmann(Math.cos, { period: 2 * Math.PI }).logZ).toBeGreaterThan(0);
    expect(boltzmann((x) => x, { inside: (x) => x > 0 }).logZ).toBeCloseTo(0, 12);
    expect(boltzmann2d((x, y) => Math.cos(x) + y * y, { periods: [2 * Math.PI, undefined] }).logZ).toBeGreaterThan(0);
  });
});
