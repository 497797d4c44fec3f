import { describe, expect, test } from 'vitest';
import { type Goal, outcome } from '../../bench/goal.ts';
import { judge } from '../../bench/goals.ts';
import { growth, result, rowOf, speed } from './examples.ts';

const found = (goals: readonly Goal[], what: string) => goals.find((goal) => goal.what.startsWith(what))!;

describe('goals', () => {
  const goals = judge(result);

  test('are ratios of medians taken round by round', () => {
    expect(found(goals, 'CPU f32 over numpy')).toMatchObject({ aim: 5, unit: '×', sense: 'least', reached: true });
    expect(found(goals, 'CPU f32 over numpy').measured).toBeCloseTo(7, 12);
  });

  test('say by how much they were missed', () => {
    const javascript = found(goals, 'CPU f32 over plain JavaScript');
    expect(javascript.measured).toBeCloseTo(7 / 3, 12);
    expect(outcome(javascript)).toBe('missed by 7 %');
  });

  test('are not measured where a program is missing', () => {
    const numba = found(goals, 'CPU f32 over numba');
    expect(numba).toMatchObject({ measured: null, reached: null });
    expect(outcome(numba)).toBe('not measured');
  });

  test('are not those of a GPU on a software adapter', () => {
    const trap = { ...speed.trap, rows: [rowOf('eddy-webgpu', 'Eddy', 300_000)] };
    const run = { ratio: speed.trap.rows[0]!.rate!, trajectories: 1e6, right: true };
    const start = { compileAndRun: run.ratio, fromProcessStart: run.ratio, right: true };
    const gpu = {
      adapter: 'made up',
      software: true,
      rounds: 3,
      seed: 1,
      trap,
      jumps: speed.jumps,
      endToEnd: run,
      coldStart: start,
    };
    const none = { speed: null, growth: null, accuracy: null, instructions: null };
    expect(judge({ ...none, gpu })).toEqual([]);
    expect(found(judge({ ...none, gpu: { ...gpu, software: false } }), 'GPU: steps').measured).toBeCloseTo(300, 9);
  });

  test('about growth need right answers', () => {
    const wrong = judge({ ...result, growth: { ...growth, right: false } });
    expect(found(goals, 'time against steps').measured).toBeCloseTo(0, 5);
    expect(found(goals, 'two workers').reached).toBe(true);
    expect(found(wrong, 'time against steps').measured).toBeNull();
  });
});
