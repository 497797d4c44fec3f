import type { Block, Node } from '../ir/node.ts';
import { emitBlock } from './control.ts';
import { type Emission, get, localsOf, type Shape, scalarConstant, set } from './emission.ts';
import { list, signed, unsigned } from './encode.ts';
import { instruction } from './instructions.ts';
import { BLOCK, BR, BR_IF, END, I32, I32_ADD, I32_CONST, I32_GE_U, LOOP, VOID } from './opcodes.ts';
import { findUses } from './uses.ts';

const FIRST_LANE = 0;
const END_LANE = 1;

/**
 * Emits an entry point as the body of a function `(first, end, pointers…)`: the root once, then the group's code for the
 * lanes from `first` in steps of `lanes · groups` while below `end`.
 *
 * @returns the function's entry in the code section
 */
export function emitKernel(entry: { root: Block; group: Block }, shape: Shape, buffers: number): number[] {
  const types: number[] = [];
  const local = (type: number): number => {
    types.push(type);
    return 2 + buffers + types.length - 1;
  };
  const at: Emission = {
    shape,
    uses: findUses(entry.root, entry.group),
    code: [],
    prologue: [],
    locals: new Map(),
    depths: new Map(),
    constants: new Map(),
    lane: local(I32),
    named: new Map(),
    local,
    value: (node, vector) => pushValue(at, node, vector),
    compute: (node, vector) => instruction(at, node, vector),
  };
  emitBlock(at, entry.root);
  get(at, FIRST_LANE);
  set(at, at.lane);
  at.code.push(BLOCK, VOID, LOOP, VOID);
  get(at, at.lane);
  get(at, END_LANE);
  at.code.push(I32_GE_U, BR_IF, 1);
  emitBlock(at, entry.group);
  get(at, at.lane);
  at.code.push(I32_CONST, ...signed(shape.lanes * shape.groups), I32_ADD);
  set(at, at.lane);
  at.code.push(BR, 0, END, END, END);

  const runs: [number, number][] = [];
  for (const type of types) {
    const last = runs.at(-1);
    if (last?.[1] === type) last[0]++;
    else runs.push([1, type]);
  }
  const body = list(runs.map(([count, type]) => [...unsigned(count), type])).concat(at.prologue, at.code);
  return unsigned(body.length).concat(body);
}

function pushValue(at: Emission, node: Node, vector: number): void {
  if (node.operation === 'const') {
    scalarConstant(at, node);
    return;
  }
  // After its loop a phi's local holds the last value.
  const holder = node.phi ?? node;
  const isControl = node.phi || node.operation === 'phi' || node.operation === 'merge';
  const locals = isControl ? localsOf(at, holder) : at.locals.get(node);
  if (locals) get(at, locals[locals.length === 1 ? 0 : vector]!);
  else at.compute(node, vector);
}
