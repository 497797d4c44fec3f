import { expect, test } from 'vitest';
import { readRequest } from '../../src/app/engine/reading.ts';
import { systems } from '../../src/systems/registry.ts';

/** What mathematical notation says, its marks apart. */
const words = (mathml: string) => mathml.replace(/<[^>]+>/g, '').replace(/[\s⁢]/g, '');

test('events are read as name, rate and the new values that they set', () => {
  const model = {
    parameters: { T: 2 },
    variables: { a: 1, b: 2 },
    events: [{ name: 'hot-end', rate: 'T*a', set: { a: 'uniform', b: 'a + b' } }],
  };
  const { potential, motion } = readRequest({ model, duration: 1 });
  expect(potential).toBeNull();
  expect(motion.map(words)).toEqual(['hot-end:Ta:a→uniform,b→a+b']);
});

test.each(systems.map((s) => s.id))('%s is read, and nothing of it is left out in silence', (system) => {
  const { motion } = readRequest({ system });
  expect(motion.length).toBeGreaterThan(0);
  expect(motion.map(words).join()).not.toMatch(/undefined/);
});

test('a system is read for the parameters that its make-up depends on', () => {
  const { motion } = readRequest({ system: 'heat-rod', parameters: { cells: 32 } });
  expect(motion.map(words)).toContain('e7-e8:1:e7→uniform(e7+e8),e8→(1−uniform)(e7+e8)');
});

test('a diffusing model shows what happens to it at a rate, and no potential where there is none', () => {
  const { potential, motion } = readRequest({ system: 'resetting' });
  expect(potential).toBeNull();
  expect(motion.map(words)).toEqual(['x˙=2Dξ(t)', 'resets:r:x→0']);
});

test('states have names of any alphabet and with signs; what is no arrow is a name', () => {
  const { motion } = readRequest({ system: 'climate-states' });
  expect(motion.map(words)).toContain('La-Niña→El-Niño:kLE');
  const network = { states: ['off-b+', 'on*'], transitions: ['off-b+ <-> on* : 2, 1 @ up_1'] };
  expect(readRequest({ model: network, duration: 1 }).motion.map(words)).toEqual(['off-b+→on*:2', 'on*→off-b+:1']);
});

test('assigned quantities stand in rates by their names, and once beneath', () => {
  const model = {
    species: { A: 3, B: 0 },
    assignments: { total: 'A + B', share: 'A/(total)', unused: '2 A' },
    reactions: ['A -> B : [share*total]', 'B -> A : 1'],
  };
  const { motion } = readRequest({ model, duration: 1 });
  expect(motion.map(words)).toEqual(['A→B:sharetotal', 'B→A:1B', 'total=A+B', 'share=Atotal']);
});

test('brackets of a function are not taken for an assigned quantity', () => {
  const model = {
    species: { A: 3, B: 0 },
    assignments: { total: 'A + B' },
    reactions: ['A -> B : [exp(A + B)*total]', 'B -> A : [exp(total)(total)B]'],
  };
  const { motion } = readRequest({ model, duration: 1 });
  expect(motion.map(words)).toEqual(['A→B:eA+Btotal', 'B→A:etotaltotalB', 'total=A+B']);
});

test('numbers of molecules stand before their names', () => {
  const model = { species: { P: 4, P2: 0 }, reactions: ['2 P <-> P2 : 1, 3'] };
  const sides = readRequest({ model, duration: 1 }).motion.map((line) => words(line).split(':')[0]);
  expect(sides).toEqual(['2P→P2', 'P2→2P']);
});

test('assigned quantities of diffusing models and networks are named, and written once beneath with those that they name', () => {
  const model = {
    parameters: { R: 2 },
    coordinates: { x: { mobility: 'm', temperature: 'm*R' } },
    assignments: { m: '1/(1 + g^2)', g: 'R*x', unused: 'x' },
    convention: 'ito' as const,
    potential: 'g^2/2',
  };
  const { potential, motion } = readRequest({ model, duration: 1 });
  expect(words(potential!)).toBe('U(x)=g22');
  expect(motion.map(words)).toEqual(['x˙=−m∂U∂x+2m(mR)ξ(t)', 'm=11+g2', 'g=Rx']);
  const ladder = readRequest({ system: 'ladder' }).motion.map(words);
  expect(ladder).toContain('1→2:1e(E2−E1)/kT−1');
  expect(ladder).toContain('E2=spacing(2−4anharmonicity)');
});

test('numbers beside numbers are kept apart, and a force keeps its one sign', () => {
  const model = { coordinates: { x: { mobility: 2, temperature: 3 } }, potential: 'x^2', force: { x: '-x^3' } };
  expect(words(readRequest({ model, duration: 1 }).motion[0]!)).toBe('x˙=2[−∂U∂x−x3]+2⋅2⋅3ξ(t)');
  const half = { ...model, coordinates: { x: { mobility: '1/2', temperature: 'k' } }, parameters: { k: 1 }, force: {} };
  expect(words(readRequest({ model: half, duration: 1 }).motion[0]!)).toBe('x˙=−12∂U∂x+2⋅12kξ(t)');
});

test('formulas are shown as they were written: alike ones keep their names, and what drops out stays', () => {
  const model = {
    parameters: { k: 1 },
    coordinates: { x: {}, y: {} },
    assignments: { a: '2*k', b: '2*k' },
    potential: 'a*x^2 + b*y^2 + k - k',
  };
  const { potential, motion } = readRequest({ model, duration: 1 });
  expect(words(potential!)).toBe('U(x,y)=ax2+by2+k−k');
  expect(motion.slice(2).map(words)).toEqual(['a=2k', 'b=2k']);
  const comp = {
    species: { S: 1 },
    parameters: { k: 1, comp: 1 },
    assignments: { a: 'k + 1' },
    reactions: ['0 <-> S : a*comp/comp, k'],
  };
  expect(readRequest({ model: comp, duration: 1 }).motion.map(words)[0]).toMatch(/acomp/);
});

test('a quotient before a slope needs no brackets, and what happens is broken over lines where it is long', () => {
  const [motion] = readRequest({ system: 'kicked-particle' }).motion;
  expect(words(motion!)).toBe('x˙=−1γ∂U∂x+21γkTξ(t)');
  const [head, change] = readRequest({ system: 'trap-model' }).motion.map(words);
  expect(head).toBe('jump:e−depth:');
  expect(change).toMatch(/^depth→/);
});

test('names that would look alike are written out, others are set as symbols', () => {
  const model = {
    coordinates: { x: {} },
    parameters: { k1: 1, k_1: 2, k2: 3 },
    potential: 'k1*x^2 + k_1*x^4 + k2*x^6',
  };
  const { potential } = readRequest({ model, duration: 1 });
  expect(words(potential!)).toBe('U(x)=k1x2+k_1x4+k2x6');
  expect(potential!.match(/<msub>/g)).toHaveLength(1);
  const rates = {
    species: { A: 1 },
    parameters: { k_on: 1, k__on: 2 },
    reactions: ['0 -> A : k_on', 'A -> 0 : k__on'],
  };
  const [born, dead] = readRequest({ model: rates, duration: 1 }).motion.map(words);
  expect([born, dead]).toEqual(['0→A:k_on', 'A→0:k__onA']);
});
