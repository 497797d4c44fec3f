import { type Endpoint, type Remote, wrap } from 'comlink';
import { DeviceError } from '../errors.ts';

/** A worker as a platform starts it. */
export interface SpawnedWorker {
  /** Its end of comlink. */
  readonly endpoint: Endpoint;
  /** Resolves to the reason when the worker dies. */
  readonly died: Promise<string>;
  terminate(): void;
}

export type Spawn = () => SpawnedWorker;

/** A worker and what it is asked to do. */
export interface WorkerSlot<Api> {
  readonly api: Remote<Api>;
  /** Why it does nothing any more; null while it lives. */
  dead(): DeviceError | null;
  /** Calls that wait for an answer. */
  busy(): number;
  /** The answer of the worker. @throws DeviceError when it throws or dies */
  ask<T>(call: PromiseLike<T>): Promise<T>;
  /** Ends the worker, and with it all calls that wait. */
  dispose(): void;
}

/** @param name what errors call the worker */
export function startSlot<Api>(spawn: Spawn, name: string): WorkerSlot<Api> {
  const worker = spawn();
  /** Rejections of the calls that wait for an answer, which a dead worker never gives. */
  const waiting = new Set<(error: DeviceError) => void>();
  let dead: DeviceError | null = null;
  const bury = (reason: string) => {
    dead ??= new DeviceError(`${name}: ${reason}`);
    for (const reject of waiting) reject(dead);
    waiting.clear();
  };
  worker.died.then(bury);
  return {
    api: wrap<Api>(worker.endpoint),
    dead: () => dead,
    busy: () => waiting.size,
    ask: <T>(call: PromiseLike<T>) =>
      new Promise<T>((resolve, reject) => {
        if (dead) reject(dead);
        waiting.add(reject);
        call.then(
          (value) => {
            waiting.delete(reject);
            resolve(value);
          },
          (error: Error) => {
            waiting.delete(reject);
            reject(new DeviceError(`${name}: ${error.message}`));
          },
        );
      }),
    dispose() {
      bury('disposed');
      worker.terminate();
    },
  };
}
