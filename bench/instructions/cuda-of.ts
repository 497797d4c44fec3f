import type { Kernel } from '../../src/backends/backend.ts';
import { selectFunctions } from '../../src/backends/webgl/glsl/builtins.ts';
import { glslNames, translate } from '../../src/backends/webgl/glsl/translate.ts';

/** What GLSL has and CUDA lacks, as far as kernels use it. */
const glsl = `
typedef unsigned int uint;
struct vec2 { float x, y; __device__ vec2(float a, float b) : x(a), y(b) {} };
struct uvec3 { uint x, y, z; };
struct uvec4 { uint x, y, z, w; __device__ uvec4(uint a, uint b, uint c, uint d) : x(a), y(b), z(c), w(d) {} };
__device__ vec2 operator*(float s, vec2 v) { return vec2(s * v.x, s * v.y); }
__device__ uvec4 operator+(uvec4 a, uvec4 b) { return uvec4(a.x + b.x, a.y + b.y, a.z + b.z, a.w + b.w); }
__device__ uint floatBitsToUint(float x) { return __float_as_uint(x); }
__device__ float uintBitsToFloat(uint x) { return __uint_as_float(x); }`;

/** GLSL as CUDA: functions of the device, constructors of structs, constants in single precision. */
const asCuda = (code: string) =>
  code
    .replace(/^(\w+) (\w+)\((.*)\) \{/gm, '__device__ __forceinline__ $1 $2($3) {')
    .replace(/^struct (\w+) \{\n(.*?)\};/gms, (_, name: string, body: string) => {
      const members = [...body.matchAll(/(\w+) (\w+);/g)];
      const takes = members.map(([, type], i) => `${type} a${i}`).join(', ');
      const sets = members.map(([, , member], i) => `${member}(a${i})`).join(', ');
      return `struct ${name} {\n${body}  __device__ ${name}(${takes}) : ${sets} {}\n};`;
    })
    .replace(/(?<![\w.])(\d+\.\d+(?:e-?\d+)?|\d+e-?\d+)(?![\w.])/g, '$1f');

/**
 * The time loop of a Langevin kernel as CUDA, with `each` trajectories to a thread: the functions that WebGL2 runs, to be compiled and
 * counted, not to be run. Columns are read and written outside the loop, so that any place does for them.
 */
export function cudaOf({ source, columns }: Kernel, each: number): string {
  const { code, uniforms } = translate(source, 'advance');
  const all = Array.from({ length: each }, (_, k) => k);
  const params = uniforms.map(({ name, type }) => `${type === 'u32' ? 'uint' : 'float'} ${name};`);
  return [
    glsl,
    `__constant__ struct { ${params.join(' ')} } p;`,
    ...uniforms.map(({ name }) => `#define ${glslNames.uniform(name)} p.${name}`),
    ...columns.map((_, c) => `__device__ volatile float ${glslNames.column(c)};`),
    '__constant__ const float *__restrict__ controls;',
    `__device__ __forceinline__ float ${glslNames.word('controls', 'uint i')} { return __ldg(controls + i); }`,
    asCuda(`${selectFunctions}\n${code}`),
    'extern "C" __global__ void __launch_bounds__(64) advance_each() {',
    '  uint id = blockIdx.x * 64 + threadIdx.x;',
    ...all.map((k) => `  S_Trajectory who${k} = f_trajectory(${each}u * id + ${k}u); S_State s${k} = f_load(id);`),
    `  for (uint i = 0; i < p.groups; i++) { ${all.map((k) => `s${k} = f_advance_group(s${k}, who${k}, i);`).join(' ')} }`,
    ...all.map((k) => `  f_store(id, s${k});`),
    '}',
  ].join('\n');
}
