import { expect, test } from 'vitest';
import { countingEdges, edgesOf, reportingEdges, silentNames, takeEdges } from '../../src/app/engine/edge-currents.ts';
import { exactNetwork } from '../../src/app/engine/exact-network.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import { modelOf } from '../../src/model/model-of.ts';
import { cpuBackend } from '../backends/environment.ts';
import { expectWithinError } from '../within-error.ts';

const typed: RunSpec = {
  model: {
    states: ['A', 'B', 'C'],
    // Two ways between A and B, and one that leads nowhere back.
    transitions: ['A <-> B : 2, 1', 'A <-> B : 0.5, 3 @ other', 'B <-> C : 1, 1', 'C -> A : 0.3'],
    initial: 'A',
  },
  duration: 3,
};

test.each([
  ['a built-in network', { system: 'triangle', duration: 5 }],
  ['a recorded one', { system: 'triangle', duration: 5, record: { every: 1 } }],
  ['one with several ways between its states', { system: 'motor', duration: 5 }],
  ['one of one’s own', typed],
  ['reactions', { system: 'sink', duration: 1 }],
] as const)('counting the edges of %s changes nothing in its result', async (_, spec) => {
  const request = parseRequest({ ...spec, trajectories: 2000 });
  const backend = await cpuBackend('single');
  const plain = await runPlan(createPlan(request), backend);
  const edges = edgesOf(request);
  const observed = await runPlan(reportingEdges(createPlan(countingEdges(request, edges)), edges), backend);
  const { result } = takeEdges(observed, edges, silentNames(request, edges));
  const { timing: _t, ...taken } = result;
  const { timing: _s, ...wanted } = plain;
  expect(taken).toEqual(wanted);
});

test('edges are measured as linear algebra says, from any start and by several ways', async () => {
  const request = parseRequest({ ...typed, trajectories: 20_000 });
  const edges = edgesOf(request);
  expect(edges.map(({ from, to, name }) => [from + to, name])).toEqual([
    ['AB', null],
    ['AB', 'other'],
    ['BC', null],
    ['CA', null],
  ]);
  const plan = reportingEdges(createPlan(countingEdges(request, edges)), edges);
  const { flows } = takeEdges(await runPlan(plan, await cpuBackend('single')), edges, []);
  const model = modelOf(request.system);
  if (model.kind !== 'jump' || model.form !== 'network') throw new Error('a network is a network');
  const exact = exactNetwork(model, {}, 3, edges);
  exact.ways.forEach((way, k) => {
    const { net, traffic } = flows[k]!;
    expectWithinError(net.value!, way.net, net.standardError!);
    expectWithinError(traffic.value!, way.traffic, traffic.standardError!);
  });
  expect(exact.edges.map((e) => e.from + e.to)).toEqual(['AB', 'AC', 'BC']);
  const [first, other] = exact.ways;
  expect(exact.edges[0]!.net).toBeCloseTo(first!.net + other!.net, 12);
  expect(exact.edges[1]!.net).toBeCloseTo(-exact.ways[3]!.net, 12);
});

test.each([
  ['motor', ['forwardATP', 'forward', 'onward', 'onwardATP']],
  ['quantum-dot', ['fromLeft', 'toRight']],
  ['qubit', ['first', 'second']],
])('%s goes round between two states: each way has a current, all together none', (system, names) => {
  const request = parseRequest({ system });
  const model = modelOf(request.system);
  if (model.kind !== 'jump' || model.form !== 'network') throw new Error('a network is a network');
  const values = Object.fromEntries(model.parameters.map((p) => [p.id, p.default]));
  const { edges, ways, states } = exactNetwork(model, values, 1000, edgesOf(request));
  expect(ways.map((w) => w.name)).toEqual(names);
  for (const { net } of ways) expect(Math.abs(net)).toBeGreaterThan(0.02);
  expect(edges).toHaveLength(1);
  expect(Math.abs(edges[0]!.net)).toBeLessThan(2e-3);
  const there = ways.reduce((sum, w) => sum + Math.max(0, w.from === states[0] ? w.net : -w.net), 0);
  expect(there).toBeGreaterThan(0.05);
});
