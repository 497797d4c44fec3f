import { createNodeGpu } from '../../../../src/backends/webgpu/gpu-node.ts';

/** The reference implementation of WGSL, run in software where there is no GPU. */
export interface Dawn {
  /** Messages of errors in a module; none for valid WGSL. */
  errors(source: string): Promise<string[]>;
  /** Runs `main` on `count` invocations; buffers by binding number, the last of which is read back. */
  run(source: string, count: number, buffers: readonly Uint32Array<ArrayBuffer>[]): Promise<Uint32Array>;
}

export async function openDawn(): Promise<Dawn> {
  const adapter = await (await createNodeGpu()).requestAdapter();
  const device = await adapter!.requestDevice();
  return {
    errors: async (source) => {
      device.pushErrorScope('validation');
      const info = await device.createShaderModule({ code: source }).getCompilationInfo();
      await device.popErrorScope();
      return info.messages.filter((m) => m.type === 'error').map((m) => `${m.lineNum}: ${m.message}`);
    },
    run: async (source, count, contents) => {
      const module = device.createShaderModule({ code: source });
      const types: GPUBufferBindingType[] = [
        'uniform',
        ...contents.slice(1, -1).map((): GPUBufferBindingType => 'read-only-storage'),
        'storage',
      ];
      const layout = device.createBindGroupLayout({
        entries: types.map((type, binding) => ({ binding, visibility: COMPUTE_STAGE, buffer: { type } })),
      });
      const pipeline = device.createComputePipeline({
        layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
        compute: { module, entryPoint: 'main' },
      });

      const buffers = contents.map((data, i) => {
        const usage = (i === 0 ? UNIFORM : STORAGE) | COPY_DST | COPY_SRC;
        const buffer = device.createBuffer({ size: data.byteLength, usage });
        device.queue.writeBuffer(buffer, 0, data);
        return buffer;
      });
      const last = buffers.at(-1)!;
      const result = device.createBuffer({ size: last.size, usage: MAP_READ | COPY_DST });
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      pass.setPipeline(pipeline);
      const entries = buffers.map((buffer, binding) => ({ binding, resource: { buffer } }));
      pass.setBindGroup(0, device.createBindGroup({ layout, entries }));
      pass.dispatchWorkgroups(Math.ceil(count / 64));
      pass.end();
      encoder.copyBufferToBuffer(last, 0, result, 0, last.size);
      device.queue.submit([encoder.finish()]);
      await result.mapAsync(MAP_MODE_READ);
      return new Uint32Array(result.getMappedRange().slice(0));
    },
  };
}

// The flags of WebGPU, which Node does not define.
const COMPUTE_STAGE = 4;
const MAP_MODE_READ = 1;
const MAP_READ = 1;
const COPY_SRC = 4;
const COPY_DST = 8;
const UNIFORM = 64;
const STORAGE = 128;
