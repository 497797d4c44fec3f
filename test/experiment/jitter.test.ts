import { describe, expect, test } from 'vitest';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { jitteredParameters } from '../../src/experiment/jitter.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import { modelOf } from '../../src/model/model-of.ts';
import { systems } from '../../src/systems/registry.ts';

describe.each(systems.map((s) => [s.id, s] as const))('%s with its parameters moved', (id, system) => {
  test('is a possible system at every seed, each parameter within its range and a factor of 1.5', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const moved = jitteredParameters(system, seed);
      expect(() => createPlan(parseRequest({ system: id, parameters: moved }))).not.toThrow();
      for (const p of modelOf(system).parameters) {
        const value = moved[p.id]!;
        expect(value).toBeGreaterThanOrEqual(p.minimum);
        expect(value).toBeLessThanOrEqual(p.maximum);
        expect(Math.abs(value - p.default)).toBeLessThanOrEqual(0.5001 * Math.abs(p.default) + (p.integer ? 0.5 : 0));
        if (p.integer) expect(Number.isInteger(value)).toBe(true);
      }
    }
  });

  test('depends on the seed alone, and moves every parameter that it can', () => {
    expect(jitteredParameters(system, 3)).toEqual(jitteredParameters(system, 3));
    const moved = Array.from({ length: 6 }, (_, i) => jitteredParameters(system, i + 1));
    for (const p of modelOf(system).parameters)
      if (p.default !== 0) expect(new Set(moved.map((values) => values[p.id])).size, p.id).toBeGreaterThan(1);
    const [a, b] = moved;
    expect(a).not.toEqual(b);
  });
});
