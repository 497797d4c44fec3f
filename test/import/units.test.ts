import { describe, expect, test } from 'vitest';
import { forceUnit, inNanometre, inPiconewton, lengthUnit } from '../../src/import/mechanical-units.ts';
import { unitInHeading } from '../../src/import/unit-in-heading.ts';
import { thermalEnergy, toKT, type WorkUnit, workUnit, workUnits } from '../../src/import/units.ts';

describe('units of energy', () => {
  test('k_B·T in each is k_B·T in joule by the unit’s definition', () => {
    // CODATA 2018, exact: k_B, N_A, e; a thermochemical calorie is 4.184 J
    const joule = 1.380649e-23 * 310;
    const inJoule: Record<Exclude<WorkUnit, 'kT'>, number> = {
      'kJ/mol': 1000 / 6.02214076e23,
      'kcal/mol': 4184 / 6.02214076e23,
      pN·nm: 1e-12 * 1e-9,
      J: 1,
      eV: 1.602176634e-19,
    };
    for (const [unit, one] of Object.entries(inJoule))
      expect((thermalEnergy(unit as WorkUnit, 310) * one) / joule, unit).toBeCloseTo(1, 14);
    expect(thermalEnergy('kT', 310)).toBe(1);
    // the molar gas constant, as CODATA prints it
    expect(thermalEnergy('kJ/mol', 1)).toBeCloseTo(8.314462618e-3, 12);
  });

  test('works in kT, as they are or with the sign turned', () => {
    expect([...toKT(Float64Array.of(5, -10), 2.5)]).toEqual([2, -4]);
    expect([...toKT(Float64Array.of(5, -10), 2.5, -1)]).toEqual([-2, 4]);
  });

  test.each([
    ...workUnits.map((unit) => [unit, unit] as const),
    ['kBT', 'kT'],
    ['k_BT', 'kT'],
    ['kJ mol^-1', 'kJ/mol'],
    ['kcal mol-1', 'kcal/mol'],
    ['pN nm', 'pN·nm'],
    ['pN*nm', 'pN·nm'],
    ['pNnm', 'pN·nm'],
    ['zJ', 'pN·nm'],
    ['joule', 'J'],
    ['furlong', null],
    ['', null],
  ] as const)('%s is %s', (text, unit) => expect(workUnit(text)).toBe(unit));
});

test('units of force and length, in pN and nm', () => {
  expect(['fN', 'pN', 'nN', 'uN', 'μN', 'N'].map((u) => inPiconewton(forceUnit(u)!))).toEqual([
    1e-3, 1, 1e3, 1e6, 1e6, 1e12,
  ]);
  expect(['A', 'Å', '\u212b', 'angstrom', 'nm', 'um', 'μm', 'µm', 'm'].map((u) => inNanometre(lengthUnit(u)!))).toEqual(
    [0.1, 0.1, 0.1, 0.1, 1, 1e3, 1e3, 1e3, 1e9],
  );
  expect([forceUnit('V'), lengthUnit('px')]).toEqual([null, null]);
});

test.each([
  ['W / kJ/mol', 'kJ/mol'],
  ['work [kJ/mol]', 'kJ/mol'],
  ['Force (pN)', 'pN'],
  ['Work, kBT', 'kT'],
  ['work_kT', 'kT'],
  ['extension nm', 'nm'],
  ['work in pN nm', 'pN·nm'],
  ['Time (ps)', 'ps'],
  ['work', null],
  ['E', null],
  ['F', null],
  ['work_R', null],
  ['W/kT', 'kT'],
])('the heading “%s” states %s', (heading, unit) => expect(unitInHeading(heading)).toBe(unit));
