import { DeviceError } from '../../errors.ts';
import type { Kernel } from '../backend.ts';
import countUnderWay from './count-under-way.wgsl?raw';
import emptyField from './empty-field.wgsl?raw';
import { guarded } from './guarded.ts';

export type Entry = 'initialise' | 'advance';

/** Trajectories in a workgroup: kernels declare `@workgroup_size(64)`. */
export const workgroupSize = 64;

/** Adds a field's words up in 64 bits and empties them: words and sums in group 0. */
export interface Emptying {
  readonly layout: GPUBindGroupLayout;
  readonly pipeline: GPUComputePipeline;
}

/** Counts the trajectories under way, with the kernel's bindings in group 0 and the sum in group 1. */
export interface Counting {
  readonly layout: GPUBindGroupLayout;
  readonly pipeline: GPUComputePipeline;
}

export interface Pipelines {
  readonly layout: GPUBindGroupLayout;
  readonly initialise: GPUComputePipeline;
  readonly advance: GPUComputePipeline;
  /** Trajectories that an invocation of `advance` has. */
  readonly trajectoriesEach: 1 | 2;
  /** Present where the kernel has events. */
  readonly counting?: Counting;
  /** Present where the kernel has a field. */
  readonly emptying?: Emptying;
}

/** The bindings of a `Kernel` without a field, spelt out because `layout: 'auto'` drops those that a kernel does not use. */
const kernelBindings: readonly GPUBufferBindingType[] = [
  'uniform',
  'read-only-storage',
  'read-only-storage',
  'storage',
];

const COMPUTE = 4; // GPUShaderStage.COMPUTE, a global that Node lacks

function bindGroupLayout(device: GPUDevice, types: readonly GPUBufferBindingType[]): GPUBindGroupLayout {
  return device.createBindGroupLayout({
    entries: types.map((type, binding) => ({ binding, visibility: COMPUTE, buffer: { type } })),
  });
}

/** Compiles a shader. Throws a `DeviceError` that names line and fault. */
async function compile(device: GPUDevice, code: string): Promise<GPUShaderModule> {
  const { value: module, checked } = guarded(device, 'shader', () => device.createShaderModule({ code }));
  const { messages } = await module.getCompilationInfo();
  const fault = messages.find((message) => message.type === 'error');
  if (fault) throw new DeviceError(`shader line ${fault.lineNum}, column ${fault.linePos}: ${fault.message}`);
  await checked;
  return module;
}

async function link(
  device: GPUDevice,
  bindGroupLayouts: GPUBindGroupLayout[],
  stages: readonly GPUProgrammableStage[],
): Promise<GPUComputePipeline[]> {
  const { value: pipelines, checked } = guarded(device, 'pipeline', () => {
    const layout = device.createPipelineLayout({ bindGroupLayouts });
    return stages.map((compute) => device.createComputePipelineAsync({ layout, compute }));
  });
  try {
    const linked = await Promise.all(pipelines);
    await checked;
    return linked;
  } catch (error) {
    if (error instanceof DeviceError) throw error;
    throw new DeviceError(`pipeline: ${(error as Error).message.split('\n', 1)[0]}`);
  }
}

/**
 * Compiles both entry points of a kernel and what its events or its field need. Throws a `DeviceError` that says what is wrong.
 *
 * @param pairs whether an invocation advances two trajectories, where the kernel can
 */
export async function createPipelines(device: GPUDevice, kernel: Kernel, pairs: boolean): Promise<Pipelines> {
  const module = await compile(device, kernel.source);
  const layout = bindGroupLayout(device, kernel.field ? [...kernelBindings, 'storage'] : kernelBindings);
  const paired = pairs && kernel.pairs === true;
  const stages = ['initialise', paired ? 'advance_pairs' : 'advance'].map((entryPoint) => ({ module, entryPoint }));
  const [initialise, advance] = await link(device, [layout], stages);
  const trajectoriesEach: 1 | 2 = paired ? 2 : 1;
  const main = { layout, initialise: initialise!, advance: advance!, trajectoriesEach };
  if (kernel.field) {
    const words = bindGroupLayout(device, ['storage', 'storage']);
    const empty = { module: await compile(device, emptyField), entryPoint: 'empty' };
    const [pipeline] = await link(device, [words], [empty]);
    return { ...main, emptying: { layout: words, pipeline: pipeline! } };
  }
  if (!kernel.events) return main;
  const sum = bindGroupLayout(device, ['storage']);
  const constants = { reached: kernel.events.reached };
  const count = { module: await compile(device, countUnderWay), entryPoint: 'count', constants };
  const [pipeline] = await link(device, [layout, sum], [count]);
  return { ...main, counting: { layout: sum, pipeline: pipeline! } };
}
