import * as Comlink from 'comlink';
import type { Answer, LaboratoryApi, OnProgress } from './laboratory-api.ts';

type Remote = Comlink.Remote<LaboratoryApi>;

/** The laboratory seen from the page. */
export interface Laboratory {
  /** Asks for something that is answered soon, whatever is being computed. */
  readonly ask: <T>(question: (laboratory: Remote) => Promise<T>) => Promise<T>;
  /** Does some work; what was being done before is given up, and answered with null. */
  readonly work: <T>(
    work: (laboratory: Remote, onProgress: OnProgress) => Promise<Answer<T>>,
    onProgress: OnProgress,
  ) => Promise<Answer<T> | null>;
  /** Gives up what is being done. */
  readonly cancel: () => void;
}

/**
 * One worker for questions and one for work, started when first needed. Numbers cannot be interrupted, so that giving up work is
 * ending its worker.
 */
export function connectLaboratory(): Laboratory {
  const asking = createThread();
  const working = createThread();
  let giveUp: (() => void) | null = null;

  const cancel = () => {
    if (!giveUp) return;
    working.end();
    giveUp();
    giveUp = null;
  };

  return {
    ask: (question) => question(asking.remote()),
    async work(work, onProgress) {
      cancel();
      let mine = () => {};
      const given = new Promise<null>((resolve) => {
        mine = () => resolve(null);
      });
      giveUp = mine;
      const heard = Comlink.proxy((part: string, share: number) => {
        if (giveUp === mine) onProgress(part, share);
      });
      const answer = await Promise.race([work(working.remote(), heard), given]);
      if (giveUp === mine) giveUp = null;
      return answer;
    },
    cancel,
  };
}

function createThread() {
  let started: { readonly worker: Worker; readonly remote: Remote } | null = null;
  return {
    remote(): Remote {
      if (!started) {
        const worker = new Worker(new URL('./laboratory-worker.ts', import.meta.url), { type: 'module' });
        started = { worker, remote: Comlink.wrap<LaboratoryApi>(worker) };
      }
      return started.remote;
    },
    end() {
      started?.worker.terminate();
      started = null;
    },
  };
}
