import { expect, test } from 'vitest';
import { inUnit, inUnitShort, inUnits, perUnit, withUnit } from '../../src/app/text/in-unit.ts';

test('an axis divides by a unit, and says in brackets one that is made of words', () => {
  expect(withUnit('ΔF', 'kT')).toBe('ΔF / kT');
  expect(withUnit('velocity', 'per time')).toBe('velocity (per time)');
  expect(withUnit('entropy production', 'k_B per time')).toBe('entropy production (kʙ per time)');
  expect(withUnit('success', '')).toBe('success');
});

test('a coordinate without a unit is in reduced units; where room is short its name stands alone', () => {
  expect(inUnit('x', 'nm')).toBe('x / nm');
  expect(inUnit('theta', '')).toBe('θ (reduced units)');
  expect(inUnitShort('theta', '')).toBe('θ');
});

test('a density is per unit of what it is over', () => {
  expect(perUnit('P(V)', 'mV')).toBe('P(V) / mV⁻¹');
  expect(perUnit('density', '')).toBe('density');
});

test('one label says what is in reduced units', () => {
  expect(inUnits('excess', 'K', { density: 'K', current: 's' })).toBe('excess / K');
  expect(inUnits('x', 'nm', { density: 'nm', current: '' })).toBe('x / nm; current in reduced units');
  expect(inUnits('theta', '', { density: '', current: '' })).toBe('θ, density, current in reduced units');
});
