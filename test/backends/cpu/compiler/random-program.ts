import { type Choose, type Kind, type Names, PRELUDE, randomExpression, type Text } from './random-expression.ts';

/** A random program in WGSL, and the same in JavaScript as the body of a function of `id, p, table, out, stride`. */
export interface Program {
  readonly wgsl: string;
  readonly js: string;
}

const KINDS: readonly Kind[] = ['f32', 'u32', 'i32', 'bool'];

interface State {
  readonly choose: Choose;
  /** Everything that can be read, and those of it that can be assigned to. */
  readonly readable: readonly Names[];
  readonly assignable: readonly Names[];
  readonly loops: number;
  /** Value that `return` needs; null in the entry point, undefined where `return` may not stand. */
  readonly result: Kind | null | undefined;
  readonly fresh: () => string;
}

const join = (parts: readonly Text[]): Text => ({
  wgsl: parts.map((part) => part.wgsl).join('\n'),
  js: parts.map((part) => part.js).join('\n'),
});

function assignment(state: State): Text {
  const { choose, assignable, readable } = state;
  const target = assignable[choose(assignable.length)]!;
  const { wgsl, js } = randomExpression(target.kind, readable, 3, choose);
  return { wgsl: `${target.name} = ${wgsl};`, js: `${target.name} = ${js};` };
}

function element(state: State): Text {
  const { choose, readable } = state;
  const value = randomExpression('u32', readable, 2, choose);
  const index = randomExpression('u32', readable, 2, choose);
  const known = choose(4);
  const at = choose(2)
    ? { wgsl: `(${index.wgsl}) & 3u`, js: `(${index.js}) & 3` }
    : { wgsl: `${known}u`, js: `${known}` };
  if (choose(2))
    return { wgsl: `box[${at.wgsl}] ^= ${value.wgsl};`, js: `box[${at.js}] = (box[${at.js}] ^ ${value.js}) >>> 0;` };
  const target = state.assignable.find((n) => n.kind === 'u32')!.name;
  return { wgsl: `${target} += box[${at.wgsl}];`, js: `${target} = (${target} + box[${at.js}]) >>> 0;` };
}

function lookUp(state: State): Text {
  const { choose, readable, assignable } = state;
  const index = randomExpression('u32', readable, 2, choose);
  const target = assignable.find((n) => n.kind === 'f32')!.name;
  return { wgsl: `${target} = table[(${index.wgsl}) & 15u];`, js: `${target} = table[(${index.js}) & 15];` };
}

function store(state: State): Text {
  const value = randomExpression('f32', state.readable, 2, state.choose);
  const column = state.choose(2);
  return {
    wgsl: `out[${column}u * p.stride + id] = ${value.wgsl};`,
    js: `out[${column} * stride + id] = ${value.js};`,
  };
}

function conditional(state: State, depth: number): Text {
  const condition = randomExpression('bool', state.readable, 2, state.choose);
  const then = statements(state, depth - 1);
  const otherwise = state.choose(2) ? statements(state, depth - 1) : null;
  const text = (key: keyof Text): string =>
    `if (${condition[key]}) {\n${then[key]}\n}${otherwise ? ` else {\n${otherwise[key]}\n}` : ''}`;
  return { wgsl: text('wgsl'), js: text('js') };
}

function choice(state: State, depth: number): Text {
  const selector = randomExpression('u32', state.readable, 1, state.choose);
  const inner = { ...state, loops: 0 };
  const [a, b] = [statements(inner, depth - 1), statements(inner, depth - 1)];
  return {
    wgsl: `switch (${selector.wgsl}) & 3u { case 0u, 2u: {\n${a.wgsl}\n} default: {\n${b.wgsl}\n} }`,
    js: `if (((${selector.js}) & 1) === 0) {\n${a.js}\n} else {\n${b.js}\n}`,
  };
}

function counted(state: State, depth: number): Text {
  const i = state.fresh();
  const inner = inLoop(state, i);
  const body = statements(inner, depth - 1);
  const turns = ['0u', '2u', '3u', '34u', 'p.k'][state.choose(depth > 2 ? 3 : 5)]!;
  const bound = turns === 'p.k' ? turns : Number.parseInt(turns, 10);
  return {
    wgsl: `for (var ${i} = 0u; ${i} < ${turns}; ${i}++) {\n${body.wgsl}\n}`,
    js: `for (let ${i} = 0; ${i} < ${bound}; ${i}++) {\n${body.js}\n}`,
  };
}

function conditionLoop(state: State, depth: number): Text {
  const i = state.fresh();
  const inner = inLoop(state, i);
  const condition = randomExpression('bool', inner.readable, 2, state.choose);
  const body = statements({ ...inner, loops: 0 }, depth - 1);
  const test = (c: string, u: string): string => `(${i} < ${5 + state.choose(1)}${u}) && ${c}`;
  return {
    wgsl: `var ${i} = 0u;\nwhile (${test(`(${condition.wgsl} || ${i} == 0u)`, 'u')}) {\n${i}++;\n${body.wgsl}\n}`,
    js: `let ${i} = 0;\nwhile (${test(`(${condition.js} || ${i} === 0)`, '')}) {\n${i}++;\n${body.js}\n}`,
  };
}

function endless(state: State, depth: number): Text {
  const i = state.fresh();
  const inner = inLoop(state, i);
  const body = statements(inner, depth - 1);
  const condition = randomExpression('bool', state.readable, 1, state.choose);
  return {
    wgsl: `var ${i} = 0u;\nloop {\n${body.wgsl}\ncontinuing { ${i}++; break if (${i} > 2u) || ${condition.wgsl}; }\n}`,
    js: `let ${i} = 0;\ndo {\n${body.js}\n} while (${i}++, !((${i} > 2) || ${condition.js}));`,
  };
}

const inLoop = (state: State, counter: string): State => ({
  ...state,
  loops: state.loops + 1,
  readable: [...state.readable, { name: counter, kind: 'u32' }],
});

function exit(state: State): Text {
  const condition = randomExpression('bool', state.readable, 2, state.choose);
  const words = state.loops ? ['break', 'continue'] : [];
  let leave: Text = { wgsl: 'return', js: 'return' };
  if (state.result) {
    const value = randomExpression(state.result, state.readable, 2, state.choose);
    leave = { wgsl: `return ${value.wgsl}`, js: `return ${value.js}` };
  }
  const options = [...words.map((w) => ({ wgsl: w, js: w })), ...(state.result === undefined ? [] : [leave])];
  const chosen = options[state.choose(options.length)]!;
  return { wgsl: `if (${condition.wgsl}) { ${chosen.wgsl}; }`, js: `if (${condition.js}) { ${chosen.js}; }` };
}

function statements(state: State, depth: number): Text {
  const count = 1 + state.choose(3);
  return join(Array.from({ length: count }, () => statement(state, depth)));
}

function statement(state: State, depth: number): Text {
  const { choose } = state;
  const simple = [assignment, assignment, assignment, element, lookUp, store, exit];
  const nested = [conditional, conditional, counted, counted, conditionLoop, endless, choice];
  if (depth > 0 && choose(3) === 0) return nested[choose(nested.length)]!(state, depth);
  const make = simple[choose(simple.length)]!;
  const local = state.result === null || make === assignment || make === exit;
  return (local ? make : assignment)(state);
}

const zero: Record<Kind, string> = { f32: '0.0', u32: '0u', i32: '0i', bool: 'false' };

function helper(name: string, choose: Choose, fresh: () => string): Text {
  const kind = KINDS[choose(3)]!;
  const parameters: Names[] = [
    { name: 'x', kind: 'f32' },
    { name: 'y', kind: 'u32' },
    { name: 'z', kind: 'i32' },
  ];
  const locals = KINDS.map((k): Names => ({ name: `l_${k}`, kind: k }));
  const state: State = {
    choose,
    fresh,
    readable: [...parameters, ...locals],
    assignable: locals,
    loops: 0,
    result: kind,
  };
  const body = statements(state, 2);
  const value = randomExpression(kind, state.readable, 2, choose);
  return {
    wgsl: `fn ${name}(x: f32, y: u32, z: i32) -> ${kind} {
${locals.map((l) => `var ${l.name}: ${l.kind} = ${zero[l.kind]};`).join('\n')}\n${body.wgsl}\nreturn ${value.wgsl};\n}`,
    js: `function ${name}(x, y, z) {
${locals.map((l) => `let ${l.name} = ${l.kind === 'bool' ? 'false' : '0'};`).join('\n')}\n${body.js}\nreturn ${value.js};\n}
const ${name}_kind = '${kind}';`,
  };
}

const kindOf = (text: Text): Kind => /_kind = '(\w+)'/.exec(text.js)![1] as Kind;

/** A program with variables that differ between invocations and ones that do not, from a source of choices. */
export function randomProgram(choose: Choose): Program {
  let count = 0;
  const fresh = (): string => `n${count++}`;
  const helperText = helper('aid', choose, fresh);
  const variables: Names[] = KINDS.flatMap((kind) => [
    { name: `a_${kind}`, kind },
    { name: `b_${kind}`, kind },
  ]);
  const state: State = { choose, fresh, readable: variables, assignable: variables, loops: 0, result: null };
  const before = statements(state, 3);
  const aided = `a_${kindOf(helperText)}`;
  const after = statements(state, 2);
  const start = {
    wgsl: `var a_f32 = F[id]; var a_u32 = U[id]; var a_i32 = bitcast<i32>(U[id + p.stride]); var a_bool = a_u32 > 2147483648u;
  var b_f32 = p.x; var b_u32 = p.k; var b_i32 = bitcast<i32>(p.k) - 3; var b_bool = p.k > 2u;
  var box = array<u32, 4>(1u, 2u, id, 4u);`,
    js: `let a_f32 = F[id], a_u32 = U[id], a_i32 = U[id + stride] | 0, a_bool = a_u32 > 2147483648;
  let b_f32 = p.x, b_u32 = p.k, b_i32 = p.k - 3, b_bool = p.k > 2; const box = [1, 2, id, 4];`,
  };
  const wgsl = `struct Params { n: u32, stride: u32, k: u32, x: f32 }
@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> F: array<f32>;
@group(0) @binding(2) var<storage, read> U: array<u32>;
@group(0) @binding(3) var<storage, read> table: array<f32>;
@group(0) @binding(4) var<storage, read_write> out: array<f32>;
@group(0) @binding(5) var<storage, read_write> words: array<u32>;
${PRELUDE}
${helperText.wgsl}
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  ${start.wgsl}
  ${before.wgsl}
  ${aided} = aid(a_f32, b_u32, a_i32);
  ${after.wgsl}
  out[2u * p.stride + id] = a_f32; out[id + 3u * p.stride] = b_f32;
  words[id] = a_u32; words[p.stride + id] = b_u32; words[id + 2u * p.stride] = bitcast<u32>(a_i32); words[id + p.stride * 3u] = u32(b_i32);
  words[id + 4u * p.stride] = u32(a_bool) + 2u * u32(b_bool); words[id + 5u * p.stride] = box[0] ^ (box[1] << 1u) ^ (box[2] << 2u) ^ (box[3] << 3u);
}`;
  const js = `${helperText.js}
  ${start.js}
  ${before.js}
  ${aided} = aid(a_f32, b_u32, a_i32);
  ${after.js}
  out[2 * stride + id] = a_f32; out[id + 3 * stride] = b_f32;
  words[id] = a_u32; words[stride + id] = b_u32; words[id + 2 * stride] = a_i32 >>> 0; words[id + stride * 3] = b_i32 >>> 0;
  words[id + 4 * stride] = (a_bool ? 1 : 0) + (b_bool ? 2 : 0); words[id + 5 * stride] = (box[0] ^ (box[1] << 1) ^ (box[2] << 2) ^ (box[3] << 3)) >>> 0;`;
  return { wgsl, js };
}
