import { describe, expect, test } from 'vitest';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { planOf, shaken } from './shaken.ts';

describe('single precision', () => {
  const step = { sequence: [{ step: [1, 4], at: 0.4 }, { sine: { mean: 3, amplitude: 1, period: 0.4 } }] };
  test.each([
    ['a network', { ...shaken(1.5), sequences: { turns: 'A B A' } }],
    [
      'reactions',
      {
        species: { X: 'poisson(3)', Y: 2 },
        controls: { l: step },
        reactions: ['0 <-> X : l, 1', 'X <-> Y : [l*X/(1 + X)], l'],
      },
    ],
    [
      'events',
      { variables: { x: 0 }, controls: { l: step }, events: [{ rate: 'l + x^2', set: { x: 'normal - x/l' } }] },
    ],
  ])('cpu and WebGPU make the same jumps of %s', async (_, model) => {
    const { forward } = planOf(model, 1.7);
    const [a, b] = await Promise.all(
      [cpuBackend('single'), webgpuBackend()].map(async (backend) => {
        const program = await (await backend).prepare(forward.kernel.kernel);
        const [columns] = await program.run(forward.process, { first: 7, count: 256 }, forward.stops);
        program.dispose();
        return forward.extract([columns!]).columns.map((c) => Array.from(c));
      }),
    );
    expect(a).toEqual(b);
  });
});

describe('models without controls', () => {
  test.each([
    { states: ['A', 'B'], transitions: ['A <-> B : 1, 2'] },
    { species: { X: 3 }, reactions: ['X <-> 0 : 1, 2'] },
    { variables: { x: 1 }, events: [{ rate: '1 + x^2', set: { x: 'normal' } }] },
  ])('have the kernels that they had: %j', (model) => {
    const source = (given: object) => planOf(given, 1).forward.kernel.kernel.source;
    expect(source({ ...model, controls: {} })).toBe(source(model));
    expect(source(model)).not.toMatch(/Control|segment/);
    expect(source({ ...model, controls: { l: 1 } })).toMatch(/Control/);
  });
});

describe('what makes no sense is refused in one line', () => {
  const states = ['A', 'B'];
  const transitions = ['A <-> B : l, 1'];
  test.each([
    [
      { states, transitions, controls: { l: { ramp: [1, -1] } } },
      /^model\.transitions A -> B: -[\d.e-]+ \(a rate must be finite and ≥ 0, also at l = -[\d.e-]+, t = [\d.]+\)$/,
    ],
    [
      { states, transitions: ['A <-> B : 1/l, 1'], controls: { l: { ramp: [1, 0] } } },
      /^model\.transitions A -> B: .*finite/,
    ],
    [
      { states, transitions, controls: { l: { slope: 1 } } },
      /^model\.controls\.l: .*must be a number, a formula, or one of/,
    ],
    [
      { states, transitions, controls: { l: { sine: { amplitude: 1, period: 0 } } } },
      /^model\.controls\.l\.sine\.period: 0 \(must be > 0\)$/,
    ],
    [{ states, transitions, parameters: { l: 1 }, controls: { l: 1 } }, /^model: l \(is defined twice\)$/],
    [
      { states, transitions: ['A <-> B : 1, 1'], energies: { A: 1 } },
      /^model\.energies: A \(needs controls to do work\)$/,
    ],
    [{ states, transitions, controls: { l: 1 }, energies: { C: 1 } }, /^model\.energies: C \(is not a state\)$/],
    [
      { states, transitions, controls: { l: { ramp: [1, 0] } }, energies: { B: 'log(l)' } },
      /^model\.energies\.B: .*must be finite, also at l = 0/,
    ],
    [
      { states, transitions, controls: { l: { sine: { mean: 2, amplitude: 1, period: 1e-7 } } } },
      /^model\.controls: \d+ parts/,
    ],
    [{ species: { X: 1 }, reactions: ['X -> 0 : k*l'], controls: { l: 1 } }, /k/],
    [{ species: { X: 1 }, reactions: ['X -> 0 : 1'], controls: { X: 1 } }, /^model: X \(is defined twice\)$/],
  ])('%j', (model, message) => {
    expect(() => planOf(model, 1)).toThrow(message);
    expect(() => planOf(model, 1)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('\n') }));
  });
});
