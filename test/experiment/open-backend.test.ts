import { describe, expect, test } from 'vitest';
import type { Backend, Kernel } from '../../src/backends/backend.ts';
import type { WebglBackend } from '../../src/backends/webgl/create-webgl-backend.ts';
import { webglRefusal } from '../../src/backends/webgl/refusal.ts';
import { DeviceError, UnsupportedError } from '../../src/errors.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { type Environment, kernelsOf, openBackend } from '../../src/experiment/open-backend.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import { spawnChannelWorker } from '../backends/cpu/channel-worker.ts';

/** A browser without WebGPU, where WebGL2 opens the way it is told to. */
function browser(webgl?: Environment['webgl']): Environment {
  return {
    gpu: async () => {
      throw new DeviceError('webgpu: this browser has no WebGPU');
    },
    ...(webgl && { webgl }),
    spawnCpuWorker: spawnChannelWorker,
    spawnTallyWorker: spawnChannelWorker,
    cores: 1,
    dispatchMilliseconds: 12,
  };
}

/** A WebGL2 backend that only says what it is; `disposed` counts how often it was let go. */
function fake(disposed: { count: number }) {
  const backend: Pick<WebglBackend, 'kind' | 'software' | 'refusal' | 'dispose'> = {
    kind: 'webgl',
    software: false,
    refusal: webglRefusal,
    dispose: async () => {
      disposed.count++;
    },
  };
  return async () => ({ createWebglBackend: async () => backend as WebglBackend });
}

const kernels = (system: string): Kernel[] => kernelsOf(createPlan(parseRequest({ system, trajectories: 1000 })));
const close = ({ kind, dispose }: Backend) => (kind === 'cpu' ? dispose() : undefined);

describe('auto without WebGPU', () => {
  test('takes hardware WebGL2, says so, and serves what that can run', async () => {
    const disposed = { count: 0 };
    const opened = await openBackend(browser(fake(disposed)), 'auto', { kernels: kernels('dragged-trap') });
    expect(opened.backend.kind).toBe('webgl');
    expect(opened.note).toBe('no WebGPU (this browser has no WebGPU): running on WebGL2');
    expect(opened.serves(kernels('triangle'))).toBe(true);
    expect(opened.serves(kernels('driven-ring'))).toBe(false);
    expect(disposed.count).toBe(0);
  });

  test('takes the CPU for what WebGL2 cannot run, and says why', async () => {
    const disposed = { count: 0 };
    const opened = await openBackend(browser(fake(disposed)), 'auto', { kernels: kernels('driven-ring') });
    expect(opened.backend.kind).toBe('cpu');
    expect(opened.note).toMatch(/^no WebGPU \(.+\), and WebGL2 has no atomic additions.*: running on the CPU$/);
    expect(opened.serves(kernels('driven-ring'))).toBe(true);
    expect(opened.serves(kernels('dragged-trap'))).toBe(false);
    expect(disposed.count).toBe(1);
    await close(opened.backend);
  });

  test('takes the CPU where WebGL2 is software, or missing', async () => {
    const soft = async () => ({
      createWebglBackend: async () => {
        throw new DeviceError('webgl: only a software adapter (SwiftShader)');
      },
    });
    for (const environment of [browser(soft), browser()]) {
      const { backend, note, serves } = await openBackend(environment, 'auto', { kernels: kernels('dragged-trap') });
      expect(backend.kind).toBe('cpu');
      expect(note).toBe('no WebGPU (this browser has no WebGPU): running on the CPU');
      expect(serves(kernels('driven-ring'))).toBe(true);
      await close(backend);
    }
  });

  test('runs double precision on the CPU without looking at WebGL2', async () => {
    const never = async () => {
      throw new Error('loaded');
    };
    const { backend, note } = await openBackend(browser(never), 'auto', { precision: 'double' });
    expect([backend.kind, backend.precision, note]).toEqual(['cpu', 'double', 'double precision runs on the CPU']);
    await close(backend);
  });
});

test('a fault of the program is not taken for a missing device', async () => {
  const broken = async () => {
    throw new TypeError('a bug');
  };
  await expect(openBackend(browser(broken), 'auto')).rejects.toThrow(TypeError);
});

test('WebGL2 by name where there is no browser is refused', async () => {
  const refused = openBackend(browser(), 'webgl');
  await expect(refused).rejects.toThrow(UnsupportedError);
  await expect(refused).rejects.toThrow(/^backend: webgl \(needs a browser\)$/);
});
