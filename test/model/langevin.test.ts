import { describe, expect, test } from 'vitest';
import { parseLangevinModel } from '../../src/model/langevin.ts';
import type { LangevinSpec } from '../../src/model/spec.ts';

const base: LangevinSpec = { coordinates: { x: {} }, potential: 'x^2' };
const parse = (change: object) => parseLangevinModel({ ...base, ...change } as LangevinSpec);

describe('a Langevin model', () => {
  test('without further words is overdamped with mobility 1 and temperature kT, or 1', () => {
    const [x] = parse({}).coordinates;
    expect(parse({})).toMatchObject({ dynamics: 'overdamped', harmonic: true, initial: 'equilibrium', confine: null });
    expect([x!.mobility!.text, x!.temperature.text, x!.period]).toEqual(['1', '1', null]);
    expect(parse({ parameters: { kT: 2 } }).coordinates[0]!.temperature.text).toBe('kT');
  });

  test('is harmonic where U is of second degree in the coordinates, whatever it is in the controls, and on no circle', () => {
    const two = { coordinates: { x: {}, y: {} }, controls: { l: 1 } };
    expect(parse({ ...two, potential: 'sin(l)*x*y + x^2 + y^2 + l^3*x' }).harmonic).toBe(true);
    expect(parse({ ...two, potential: 'x^2*y' }).harmonic).toBe(false);
    expect(parse({ ...two, potential: 'abs(x)' }).harmonic).toBe(false);
    expect(parse({ coordinates: { x: { periodic: 1 } } }).harmonic).toBe(false);
  });

  test('has one temperature where all coordinates feel the same bath, else none', () => {
    const at = (a: unknown, b: unknown) =>
      parse({ parameters: { T: 1 }, coordinates: { x: { temperature: a }, y: { temperature: b } } }).temperature?.text;
    expect(at('T', 'T')).toBe('T');
    expect(at(2, 2)).toBe('2');
    expect(at('T', 2)).toBeUndefined();
  });

  test('with mass and friction is underdamped', () => {
    expect(parse({ coordinates: { x: { mass: 1, friction: 2 } } }).dynamics).toBe('underdamped');
  });

  const name = 'a_very_long_name_that_is_longer_than_32_letters';
  test.each([
    ['no coordinates', { coordinates: {} }, /^model\.coordinates: \{\} \(needs at least one\)$/],
    ['no potential', { potential: undefined }, /^model\.potential: undefined \(/],
    [
      'a potential in brackets',
      { potential: ['x^2'] },
      /^model\.potential: \["x\^2"\] \(must be a number or a formula\)$/,
    ],
    [
      'a start nowhere',
      { initial: 'foo' },
      /^model\.initial: foo \(must be equilibrium, stationary, or a value for each/,
    ],
    [
      'a parameter in words',
      { parameters: { k: 'much' } },
      /^model\.parameters\.k: much \(must be a number, or default with/,
    ],
    [
      'a parameter with a word of formulas',
      { parameters: { exp: 1 } },
      /^model: exp \(is a word of the formula language\)$/,
    ],
    [
      'a sequence of nothing',
      { controls: { l: { sequence: 3 } } },
      /^model\.controls\.l: \{"sequence":3\} \(must be a number, a/,
    ],
    ['an unknown field', { potentail: 'x' }, /^model\.potentail: x \(is not a field here\)$/],
    [
      'an unknown field of a coordinate',
      { coordinates: { x: { mas: 1 } } },
      /^model\.coordinates\.x\.mas: 1 \(is not a field here\)$/,
    ],
    [
      'mass without friction',
      { coordinates: { x: { mass: 1 } } },
      /^model\.coordinates\.x: mass \(.*both mass and friction\)$/,
    ],
    ['friction without mass', { coordinates: { x: { friction: 1 } } }, /^model\.coordinates\.x: friction \(.*both/],
    [
      'mass and mobility',
      { coordinates: { x: { mass: 1, friction: 1, mobility: 1 } } },
      /^model\.coordinates\.x\.mobility: 1 \(/,
    ],
    [
      'inertia on some coordinates only',
      { coordinates: { x: { mass: 1, friction: 1 }, y: {} } },
      /^model\.coordinates: x, y \(mass on all/,
    ],
    ['a force on nothing', { force: { y: '1' } }, /^model\.force\.y: 1 \(names no coordinate\)$/],
    ['a start of nothing', { initial: { y: 1 } }, /^model\.initial\.y: 1 \(names no coordinate\)$/],
    ['a start in words', { initial: 'somewhere' }, /^model\.initial: somewhere \(/],
    ['a name used twice', { parameters: { x: 1 } }, /^model(\.\S+)?: x \(is defined twice\)$/],
    ['a name that is none', { parameters: { '2k': 1 } }, /: 2k \(a name is a letter/],
    ['a name too long', { controls: { [name]: 1 } }, /\(a name is a letter/],
    ['an unknown name in the potential', { potential: 'q*x^2' }, /^model\.potential: .*q/],
    ['an unknown function', { potential: 'gamma(x)' }, /^model\.potential: /],
    ['a formula cut short', { potential: 'x^' }, /^model\.potential: x\^ \(/],
    ['a property', { potential: 'x.constructor' }, /^model\.potential: x\.constructor \(/],
    ['an assignment', { potential: 'x = 3' }, /^model\.potential: /],
    [
      'a coordinate in a mobility without a convention',
      { coordinates: { x: { mobility: 'x' } } },
      /^model\.convention: undefined \(must be one of ito, stratonovich, isothermal: mobility of x depends on position\)$/,
    ],
    [
      'a control in a temperature',
      { controls: { l: 1 }, coordinates: { x: { temperature: 'l' } } },
      /^model\.coordinates\.x\.temperature: l \(/,
    ],
    [
      'a control of two kinds',
      { controls: { l: { ramp: [0, 1], step: [0, 1] } } },
      /^model\.controls\.l: .*one of ramp, step, sine, table, sequence\)$/,
    ],
    ['a ramp of three', { controls: { l: { ramp: [0, 1, 2] } } }, /^model\.controls\.l/],
    [
      'a parameter out of its own range',
      { parameters: { a: { default: 2, maximum: 1 } } },
      /^model\.parameters\.a: 2 \(must lie in/,
    ],
    ['a parameter in words', { parameters: { a: 'two' } }, /^model\.parameters\.a: two \(/],
    [
      'ten thousand brackets',
      { potential: `${'('.repeat(1e4)}x${')'.repeat(1e4)}` },
      /^model\.potential: \(\(\(.*… \(/,
    ],
  ] as [string, object, RegExp][])(
    '%s is refused in one line that names field, value and rule',
    (_, change, message) => {
      let said = '';
      try {
        parse(change);
      } catch (error) {
        expect((error as Error).name).toBe('SpecError');
        said = (error as Error).message;
      }
      expect(said).toMatch(message);
      expect(said).not.toContain('\n');
      expect(said.length).toBeLessThan(300);
    },
  );
});
