import type { GPU, IGPUKernelSettings, IKernelRunShortcut, KernelOutput, Texture } from 'gpu.js';
import { DeviceError } from '../../errors.ts';
import { columnsInTexel, fragmentOf } from './fragment.ts';
import type { GlslEntry } from './glsl/translate.ts';
import type { WebglContext } from './webgl-context.ts';

/** The package, loaded when WebGL2 is first used. */
export type GpuJs = typeof import('gpu.js');

/** State columns of a range on the device: `columnsInTexel` to a texture. */
export type StateTextures = readonly Texture[];

/** Numbers that an entry point reads from buffers, by their names in WGSL. */
type Buffers = Readonly<Record<string, Float64Array>>;

/** An entry point of a kernel as a program on the device. */
export interface GpuJsEntry {
  /** Runs it for `count` trajectories. The textures are the caller's, to be deleted. @param uniforms members of `Params` */
  run(
    count: number,
    state: StateTextures | null,
    buffers: Buffers,
    uniforms: ReadonlyMap<string, number>,
  ): StateTextures;
}

/** Fragments in a row of a texture. */
const widest = 512;

/** What gpu.js keeps of an argument: a texture that it will render into again. */
interface KernelArgument {
  prevArg?: Texture | null;
}

/** Makes a kernel forget the textures that it was given: gpu.js would render into them again, whatever their size. */
function forgetArguments(program: IKernelRunShortcut): void {
  const { kernelArguments } = program.kernel as unknown as { kernelArguments: KernelArgument[] | null };
  for (const argument of kernelArguments ?? []) {
    argument.prevArg?.delete();
    argument.prevArg = null;
  }
}

/** Pixels for a number of trajectories. gpu.js makes a near square of what has one row. */
const outputSize = (count: number): [number, number] => {
  const width = Math.min(widest, 64 * Math.ceil(count / 64));
  return [width, Math.ceil(count / width)];
};

/** Bits of the width of the smallest square texture, a power of two wide, that holds so many numbers. */
function widthBits(length: number): number {
  let bits = 0;
  while (columnsInTexel * 4 ** bits < length) bits++;
  return bits;
}

/**
 * Makes a gpu.js kernel of an entry point. Its settings avoid what gpu.js does on its own: floats everywhere, integers as they are declared,
 * full precision, and no conversion of results. Textures are new at each run, so that what is read is never written.
 */
export function createGpuJsEntry(
  { GPU: Gpu, Input }: GpuJs,
  context: WebglContext,
  entry: GlslEntry,
  columns: number,
  reads: boolean,
): GpuJsEntry {
  const { kernel, outputs, natives, argumentTypes } = fragmentOf(entry, columns, reads);
  const gpu: GPU = new Gpu({ mode: 'webgl2', canvas: context.canvas, context: context.gl });
  for (const { name, source, ...settings } of natives) gpu.addNativeFunction(name, source, settings);
  const settings = {
    argumentTypes,
    output: outputSize(1),
    precision: 'single',
    tactic: 'precision',
    strictIntegers: true,
    fixIntegerDivisionAccuracy: false,
    pipeline: true,
    immutable: true,
    dynamicOutput: true,
    dynamicArguments: true,
  } as unknown as IGPUKernelSettings;
  const names = Object.keys(outputs);
  const several = names.length > 0;
  const program = (several
    ? gpu.createKernelMap(outputs as never, kernel as never, settings)
    : gpu.createKernel(kernel, settings)) as unknown as IKernelRunShortcut;
  let size = '';

  return {
    run(count, state, buffers, uniforms) {
      const output = outputSize(count);
      if (size !== String(output)) {
        forgetArguments(program);
        program.setOutput(output);
        size = String(output);
      }
      const tables = entry.buffers.flatMap((name) => {
        const bits = widthBits(buffers[name]!.length);
        const words = new Float32Array(columnsInTexel * 4 ** bits);
        words.set(buffers[name]!);
        return [new Input(words as never, [words.length]), bits];
      });
      const values = entry.uniforms.map(({ name, type }) => {
        const value = uniforms.get(name)!;
        return type === 'u32' ? value | 0 : value;
      });
      context.assertAlive();
      try {
        const result: KernelOutput = program(...(state ?? []), ...(tables as never[]), ...values);
        const textures = several ? [(result as never as Record<string, Texture>).result!] : [result as Texture];
        return [...textures, ...names.map((name) => (result as never as Record<string, Texture>)[name]!)];
      } catch (error) {
        context.assertAlive();
        throw new DeviceError(`webgl: ${(error as Error).message.split('\n', 1)[0]}`);
      }
    },
  };
}
