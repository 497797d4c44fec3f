import jump from '../../shaders/advance/jump.wgsl?raw';
import rounds from '../../shaders/advance/rounds.wgsl?raw';
import type { Kernel, Precision } from '../backends/backend.ts';
import type { JumpLayout } from './jump-layout.ts';
import { linkModule, type Rounds } from './module.ts';

export interface JumpKernelOptions {
  readonly precision: Precision;
  readonly rounds: Rounds;
}

export interface JumpKernel {
  readonly kernel: Kernel;
  readonly layout: JumpLayout;
  /** Values of the uniforms: from parameter values, the cap on jumps, and what the start needs. */
  readonly uniformValues: (
    parameters: Readonly<Record<string, number>>,
    cap: number,
    start: Readonly<Record<string, number>>,
  ) => number[];
}

/** One random block for two events. */
export const sharedBlock = `fn block_events(w: Walk, who: Trajectory) -> Walk {
  let words = random_words(who, u32(w.s.block), p.purpose);
  return event(event(w, who, words), who, words.zwxy);
}`;

export interface OwnUniform {
  readonly name: string;
  readonly value: (parameters: Readonly<Record<string, number>>, start: Readonly<Record<string, number>>) => number;
}

/**
 * Links the loop of rounds with a model's code and its `event`, by default of rates that stay between events, `block_events` included
 * where events draw numbers; its own uniforms stand behind `stop` and `cap`.
 */
export function linkJumpKernel(
  layout: JumpLayout,
  code: readonly string[],
  own: readonly OwnUniform[],
  options: JumpKernelOptions,
  blockEvents = sharedBlock,
  event = jump,
): JumpKernel {
  return packJumpKernel(layout, [...code, blockEvents, event, rounds], own, options);
}

/** The same of code that brings its own event loop. */
export function packJumpKernel(
  layout: JumpLayout,
  code: readonly string[],
  own: readonly OwnUniform[],
  options: JumpKernelOptions,
): JumpKernel {
  const uniforms = ['stop', 'cap', ...own.map((u) => u.name)];
  return {
    kernel: {
      source: linkModule({ ...options, uniforms, code }),
      uniforms,
      columns: layout.columns,
      stepsPerGroup: 1,
      controlCount: 0,
      events: { reached: layout.columns.indexOf('reached'), moved: layout.columns.indexOf('moved') },
    },
    layout,
    uniformValues: (parameters, cap, start) => [0, cap, ...own.map((u) => u.value(parameters, start))],
  };
}
