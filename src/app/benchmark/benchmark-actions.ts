import * as Comlink from 'comlink';
import { readBenchmark } from '../../experiment/benchmark/read-benchmark.ts';
import { download } from '../download.ts';
import type { AppState } from '../state.ts';
import type { Store } from '../store.ts';
import type { BenchmarkApi } from './benchmark-api.ts';
import { type BenchmarkState, inView } from './benchmark-state.ts';
import { machineWords } from './machine-words.ts';

/** What can be done on the benchmark page. */
export interface BenchmarkActions {
  readonly measure: () => void;
  readonly stop: () => void;
  /** Takes what is in view away as JSON. */
  readonly save: () => void;
  /** Shows a saved benchmark: by itself until something is measured, then beside it. */
  readonly open: (file: File) => Promise<void>;
  readonly closeFile: () => void;
}

export function createBenchmarkActions(store: Store<AppState>): BenchmarkActions {
  let remote: Comlink.Remote<BenchmarkApi> | null = null;
  let measurements = 0;
  const patch = (change: Partial<BenchmarkState>) => store.set({ benchmark: { ...store.get().benchmark, ...change } });

  const connect = (): Comlink.Remote<BenchmarkApi> => {
    if (remote) return remote;
    const worker = new Worker(new URL('./benchmark-worker.ts', import.meta.url), { type: 'module' });
    const connected = Comlink.wrap<BenchmarkApi>(worker);
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) connected.spoil();
    });
    remote = connected;
    return connected;
  };

  return {
    async measure() {
      const mine = ++measurements;
      patch({ phase: 'running', doing: 'starting', failure: null });
      const ending = await connect().measure(
        machineWords(navigator),
        Comlink.proxy((benchmark, doing) => {
          if (mine !== measurements) return;
          patch({ doing, ...(benchmark.entries.some((e) => e.points.length > 0) && { measured: benchmark }) });
        }),
      );
      if (mine !== measurements) return;
      if (ending.how === 'finished') patch({ phase: 'finished', measured: ending.benchmark });
      else if (ending.how === 'stopped') patch({ phase: 'stopped' });
      else patch({ phase: 'failed', failure: ending.message });
    },
    stop: () => remote?.stop(),
    save() {
      const { shown } = inView(store.get().benchmark);
      if (shown)
        download(`eddy-benchmark-${shown.made.slice(0, 10)}.json`, JSON.stringify(shown, null, 2), 'application/json');
    },
    async open(file) {
      try {
        patch({ opened: readBenchmark(await file.text()), failure: null });
      } catch (error) {
        patch({ failure: `${file.name}: ${(error as Error).message}` });
      }
    },
    closeFile: () => patch({ opened: null }),
  };
}
