import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { createWorkerApi } from '../../../src/backends/cpu/worker-api.ts';
import type { SpawnedWorker } from '../../../src/backends/worker-slot.ts';

/** A worker's two ends in one thread (by default one of the CPU backend's): the same messages as with a thread, without a built file, and it can be killed. */
export function spawnChannelWorker(
  api: object = createWorkerApi(),
): SpawnedWorker & { die(reason: string): void; terminated: boolean } {
  const { port1, port2 } = new MessageChannel();
  let die = (_: string) => {};
  const died = new Promise<string>((resolve) => {
    die = resolve;
  });
  const node = (port: MessagePort) => nodeEndpoint(port as unknown as Parameters<typeof nodeEndpoint>[0]);
  expose(api, node(port2));
  const worker = {
    endpoint: node(port1),
    died,
    terminated: false,
    terminate() {
      worker.terminated = true;
      port1.close();
    },
    die(reason: string) {
      port1.close();
      die(reason);
    },
  };
  return worker;
}
