import shell from '../../shaders/advance/langevin.wgsl?raw';
import type { Kernel, Precision } from '../backends/backend.ts';
import { linkModule, type Rounds } from './module.ts';
import { emitStepNormals } from './step-normals.ts';

/** Nothing but the random numbers of a walk in one coordinate: x is the sum of one standard normal a step, so ⟨x⟩ = 0 and Var x is the number of steps. */
export function createNormalsKernel(precision: Precision, rounds: Rounds): Kernel {
  const { steps, lines, of } = emitStepNormals(1, false, 'p.group + i');
  const drawn = Array.from({ length: steps }, (_, j) => of(j)[0]).join(' + ');
  const code = [
    'struct State { x: f32 }',
    'fn load(id: u32) -> State { return State(state[id]); }',
    'fn store(id: u32, s: State) { state[id] = s.x; }',
    'fn start(who: Trajectory) -> State { return State(0.0); }',
    'fn seen(s: State, who: Trajectory) -> State { return s; }',
    `fn advance_group(s: State, who: Trajectory, i: u32) -> State {\n${lines.join('\n')}\n  return State(s.x + (${drawn}));\n}`,
    shell,
  ];
  return {
    source: linkModule({ precision, rounds, uniforms: [], code }),
    uniforms: [],
    columns: ['x'],
    stepsPerGroup: steps,
    controlCount: 0,
  };
}
