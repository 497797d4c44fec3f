/** Thrown into a run that is to stop. */
export class Stopped extends Error {
  override name = 'Stopped';
}

/** Lets a run go on, holds it, or ends it. */
export interface Gate {
  /** Resolves when open; rejects with `Stopped` once stopped. */
  readonly pass: () => Promise<void>;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
  readonly stopped: () => boolean;
}

/** An open gate. */
export function createGate(): Gate {
  let state: 'open' | 'paused' | 'stopped' = 'open';
  const waiting: (() => void)[] = [];
  const set = (next: typeof state) => {
    if (state === 'stopped') return;
    state = next;
    for (const wake of waiting.splice(0)) wake();
  };
  return {
    async pass() {
      while (state === 'paused') await new Promise<void>((resolve) => waiting.push(resolve));
      if (state === 'stopped') throw new Stopped('stopped');
    },
    pause: () => set('paused'),
    resume: () => set('open'),
    stop: () => set('stopped'),
    stopped: () => state === 'stopped',
  };
}
