import { DeviceError } from '../../errors.ts';
import { guarded } from './guarded.ts';

export const entries = ['initialise', 'advance'] as const;
export type Entry = (typeof entries)[number];

/** Trajectories in a workgroup: kernels declare `@workgroup_size(64)`. */
export const workgroupSize = 64;

export interface Pipelines {
  readonly layout: GPUBindGroupLayout;
  readonly initialise: GPUComputePipeline;
  readonly advance: GPUComputePipeline;
}

const COMPUTE = 4; // GPUShaderStage.COMPUTE, a global that Node lacks

/** The four bindings of a `Kernel`, spelt out because `layout: 'auto'` drops those that a kernel does not use. */
export function bindGroupLayout(device: GPUDevice): GPUBindGroupLayout {
  const types: GPUBufferBindingType[] = ['uniform', 'read-only-storage', 'read-only-storage', 'storage'];
  return device.createBindGroupLayout({
    entries: types.map((type, binding) => ({ binding, visibility: COMPUTE, buffer: { type } })),
  });
}

/** Compiles both entry points. Throws a `DeviceError` that names line and fault of the shader. */
export async function createPipelines(device: GPUDevice, source: string): Promise<Pipelines> {
  const { value: module, checked } = guarded(device, 'shader', () => device.createShaderModule({ code: source }));
  const { messages } = await module.getCompilationInfo();
  const fault = messages.find((message) => message.type === 'error');
  if (fault) throw new DeviceError(`shader line ${fault.lineNum}, column ${fault.linePos}: ${fault.message}`);
  await checked;

  const { value: parts, checked: laidOut } = guarded(device, 'pipeline', () => {
    const layout = bindGroupLayout(device);
    const pipelineLayout = device.createPipelineLayout({ bindGroupLayouts: [layout] });
    const pipelines = entries.map((entryPoint) =>
      device.createComputePipelineAsync({ layout: pipelineLayout, compute: { module, entryPoint } }),
    );
    return { layout, pipelines };
  });
  try {
    const [initialise, advance] = await Promise.all(parts.pipelines);
    await laidOut;
    return { layout: parts.layout, initialise: initialise!, advance: advance! };
  } catch (error) {
    if (error instanceof DeviceError) throw error;
    throw new DeviceError(`pipeline: ${(error as Error).message.split('\n', 1)[0]}`);
  }
}
