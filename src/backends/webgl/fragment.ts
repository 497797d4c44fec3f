import { selectFunctions } from './glsl/builtins.ts';
import { type GlslEntry, glslNames } from './glsl/translate.ts';

/** Columns of the state in a texel. */
export const columnsInTexel = 4;

/** What a gpu.js kernel is made of, and the order of its arguments. */
export interface Fragment {
  /** The kernel in gpu.js' JavaScript: it does nothing but call the native functions. */
  readonly kernel: string;
  /** Functions that name the outputs behind the first, in gpu.js' JavaScript. */
  readonly outputs: Readonly<Record<string, string>>;
  /** GLSL, declared under the name of its first function. */
  readonly natives: readonly { readonly name: string; readonly source: string; readonly returnType: 'Array(4)' }[];
  readonly argumentTypes: Readonly<Record<string, 'ArrayTexture(4)' | 'Input' | 'Integer' | 'Float'>>;
}

/** Argument k of a kernel, and what gpu.js calls it in GLSL; names without an underscore are left as they are. */
const argument = (k: number) => `a${k}`;
const inGlsl = (k: number) => `user_${argument(k)}`;

/**
 * A word of a buffer that lies in a square texture, four words to a texel; `bits` are those of its width. Controls are read in order and by all
 * fragments alike: their last texel is kept. Elsewhere that test would be a branch too many, as ternaries would be.
 */
const wordOf = (buffer: string, texture: string, bits: string) => {
  const fetch = `texelFetch(${texture}, ivec2(int(t - (row << uint(${bits}))), int(row)), 0)`;
  const keeps = buffer === 'controls';
  return `${keeps ? '\nuint kept = 0xffffffffu;\nvec4 four;' : ''}
float ${glslNames.word(buffer, 'uint i')} {
  uint t = i >> 2u;
  uint row = t >> uint(${bits});
  ${keeps ? `if (t != kept) { kept = t; four = ${fetch}; }` : `vec4 four = ${fetch};`}
  bool odd = (i & 1u) != 0u;
  return mix(mix(four.x, four.y, odd), mix(four.z, four.w, odd), (i & 2u) != 0u);
}`;
};

/**
 * Wraps an entry point: a fragment is a trajectory, whose columns lie in the texels of several textures at its place. The arguments are the
 * state's textures (if it \`reads\` the state), each buffer and the bits of its width, and the uniforms.
 */
export function fragmentOf(entry: GlslEntry, columns: number, reads: boolean): Fragment {
  const textures = Math.ceil(columns / columnsInTexel);
  const argumentTypes: Record<string, Fragment['argumentTypes'][string]> = {};
  let count = 0;
  const next = (type: Fragment['argumentTypes'][string]) => {
    argumentTypes[argument(count)] = type;
    return inGlsl(count++);
  };
  const at = (c: number) => `.${'xyzw'[c % columnsInTexel]}`;
  const all = Array.from({ length: columns }, (_, c) => c);
  const state = reads ? Array.from({ length: textures }, () => next('ArrayTexture(4)')) : [];
  const buffers = entry.buffers.map((buffer) => wordOf(buffer, next('Input'), next('Integer')));
  const uniforms = entry.uniforms.map(({ name, type }) => {
    const uniform = next(type === 'u32' ? 'Integer' : 'Float');
    return `#define ${glslNames.uniform(name)} ${type === 'u32' ? `uint(${uniform})` : uniform}`;
  });
  const output = (t: number) => {
    const own = all.slice(columnsInTexel * t, columnsInTexel * (t + 1)).map(glslNames.column);
    return `vec4(${[...own, ...Array(columnsInTexel - own.length).fill('0.0')].join(', ')})`;
  };
  const main = [
    ...uniforms,
    ...all.map((c) => `float ${glslNames.column(c)} = 0.0;`),
    ...buffers,
    selectFunctions,
    entry.code,
    'vec4 columns0() {',
    '  ivec2 here = ivec2(gl_FragCoord.xy);',
    ...state.map((texture, t) => `  vec4 texel${t} = texelFetch(${texture}, here, 0);`),
    ...(reads ? all.map((c) => `  ${glslNames.column(c)} = texel${Math.floor(c / columnsInTexel)}${at(c)};`) : []),
    `  ${entry.call}(uvec3(uint(here.y) * uint(uTexSize.x) + uint(here.x), 0u, 0u));`,
    `  return ${output(0)};`,
    '}',
    ...Array.from({ length: textures - 1 }, (_, k) => `vec4 columns${k + 1}() { return ${output(k + 1)}; }`),
  ];
  const natives = Array.from({ length: textures }, (_, t) => ({
    name: `columns${t}`,
    source: t === 0 ? main.join('\n') : '',
    returnType: 'Array(4)' as const,
  }));
  const others = Array.from({ length: textures - 1 }, (_, k) => k + 1);
  const body = ['const first = columns0();', ...others.map((t) => `output${t}(columns${t}());`), 'return first;'];
  return {
    kernel: `function kernel(${Object.keys(argumentTypes).join(', ')}) { ${body.join(' ')} }`,
    outputs: Object.fromEntries(others.map((t) => [`output${t}`, `function output${t}(columns) { return columns; }`])),
    natives,
    argumentTypes,
  };
}
