import { DeviceError } from '../../errors.ts';
import { createQueueClock, type QueueClock } from '../webgpu/queue-clock.ts';
import { describeRenderer, type RendererDescription } from './describe-renderer.ts';

/** A WebGL2 context with what all its runs share. */
export interface WebglContext {
  readonly canvas: OffscreenCanvas;
  readonly gl: WebGL2RenderingContext;
  readonly description: RendererDescription;
  readonly clock: QueueClock;
  /** False once the context is lost, or the device has run out of memory. */
  alive(): boolean;
  /** Throws a `DeviceError` once it is not alive. */
  assertAlive(): void;
  dispose(): void;
}

const attributes = { alpha: false, depth: false, antialias: false, powerPreference: 'high-performance' } as const;

/** Milliseconds after which the device is looked at less often: browsers let timers run every 4 ms only. */
const patience = 2;

/** Lets other work have its turn. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** @throws DeviceError where there is no WebGL2, or none that renders to floats */
export function createWebglContext(): WebglContext {
  if (typeof OffscreenCanvas === 'undefined') throw new DeviceError('webgl: this browser has no OffscreenCanvas');
  const open = (more: WebGLContextAttributes) => {
    const canvas = new OffscreenCanvas(1, 1);
    return { canvas, gl: canvas.getContext('webgl2', { ...attributes, ...more }) };
  };
  const fast = open({ failIfMajorPerformanceCaveat: true });
  const { canvas, gl } = fast.gl ? fast : open({});
  if (!gl) throw new DeviceError('webgl: no WebGL2 (no GPU, or its driver is missing or blocked)');
  if (!gl.getExtension('EXT_color_buffer_float')) throw new DeviceError('webgl: the GPU does not render to floats');
  let fault: string | null = null;
  canvas.addEventListener('webglcontextlost', () => {
    fault ??= 'webgl: the context was lost';
  });
  const alive = () => {
    if (!fault && gl.isContextLost()) fault = 'webgl: the context was lost';
    return fault === null;
  };
  const assertAlive = () => {
    if (!alive()) throw new DeviceError(fault!);
  };
  const done = async (): Promise<undefined> => {
    const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    const began = performance.now();
    for (;;) {
      assertAlive();
      if (!sync) throw new DeviceError('webgl: no fence');
      const status = gl.clientWaitSync(sync, 0, 0);
      if (status === gl.ALREADY_SIGNALED || status === gl.CONDITION_SATISFIED) break;
      if (status === gl.WAIT_FAILED) throw new DeviceError('webgl: waiting for the device failed');
      if (performance.now() - began < patience) await turn();
      else await new Promise((resolve) => setTimeout(resolve));
    }
    gl.deleteSync(sync);
  };
  return {
    canvas,
    gl,
    description: describeRenderer(gl, !fast.gl),
    clock: createQueueClock({ onSubmittedWorkDone: done }),
    alive,
    assertAlive,
    dispose: () => gl.getExtension('WEBGL_lose_context')?.loseContext(),
  };
}
