import type * as Comlink from 'comlink';
import type { RunSpec } from '../experiment/spec.ts';
import type { BenchmarkActions } from './benchmark/benchmark-actions.ts';
import type { EngineApi, Failure } from './engine/engine-api.ts';
import { refusal } from './engine/failure.ts';
import { dataLink } from './laboratory/data-link.ts';
import type { LaboratoryActions } from './laboratory/laboratory-actions.ts';
import { fromFragment, type Linked, pageOfLink, toFragment } from './link.ts';
import { type AppState, type RunPage, requestOf, runPageOf } from './state.ts';
import type { Store } from './store.ts';
import type { SweepActions } from './sweep/sweep-actions.ts';
import { sweepOfLink, toSweepLink } from './sweep/sweep-link.ts';

/** What following a link may set going. */
interface Reach {
  readonly run: () => void;
  readonly read: (request: RunSpec) => void;
  readonly leaveRun: () => void;
  readonly replace: (page: RunPage, request: RunSpec) => void;
  /** Forgets that a field holds what cannot be used. */
  readonly accept: () => void;
  readonly sweep: SweepActions;
  readonly benchmark: BenchmarkActions;
  readonly data: LaboratoryActions;
}

/** Follows the link in the address: what it asks for takes the place of what is in view once it is known that it can be run. */
export function linkFollower(
  store: Store<AppState>,
  engine: Comlink.Remote<EngineApi>,
  { run, read, leaveRun, replace, accept, sweep, benchmark, data }: Reach,
): (change?: HashChangeEvent) => Promise<void> {
  /** Links that were followed. */
  let links = 0;

  /** Why a link cannot be followed, beside what its words say; null where it can. */
  const wrongIn = async (linked: Linked | null, swept: ReturnType<typeof sweepOfLink>) => {
    if (linked) return linked.refused ?? swept?.failure ?? (await engine.check(linked.request, swept?.asked ?? null));
    return location.hash.length > 1 ? refusal('link', location.hash, 'must name a system or a model') : null;
  };

  /** Where a link that was followed to from a run is wrong, it costs nothing of that, not even the address. */
  const keepView = (failure: Failure) => {
    const { sweep } = store.get();
    const beside = sweep ? `&${toSweepLink(sweep)}` : '';
    history.replaceState(null, '', `#${toFragment(requestOf(store.get()))}${beside}`);
    accept(); // what was refused is said no more
    store.set({ failure: { ...failure, kind: 'link', field: null } });
  };

  /** Where nothing is in view that a link could cost, what can be read of it is shown. */
  const refuseLink = ({ page, request }: Linked, failure: Failure) => {
    leaveRun();
    replace(page, request);
    store.set({ phase: 'failed', failure });
  };

  const followDataLink = (example: string | null) => {
    if (store.get().page !== 'data') leaveRun();
    store.set({ page: 'data' });
    if (example && example !== store.get().laboratory.example) data.showExample(example);
  };

  return async (change) => {
    const { hash } = location;
    const mine = ++links;
    if (pageOfLink(location.hash) !== 'benchmark') benchmark.stop();
    const toData = dataLink(location.hash);
    if (toData) return followDataLink(toData.example);
    const named = pageOfLink(location.hash);
    if (named) {
      if (store.get().page !== named) leaveRun();
      return store.set({ page: named });
    }
    const linked = fromFragment(hash);
    const swept = sweepOfLink(hash);
    const before = store.get();
    if (change && before.coming && before.page === runPageOf(before)) {
      const failure = await wrongIn(linked, swept);
      // A run that was about to start may have put its own address back, so that the address says nothing.
      if (mine !== links || store.get().page !== before.page) return;
      if (failure) return keepView(failure);
    } else if (linked?.refused) return refuseLink(linked, linked.refused);
    const { page, shown, sweep: sweeping } = store.get();
    const same = linked?.page === page && toFragment(linked.request) === toFragment(requestOf(store.get()));
    if (same && shown && !swept && !sweeping) return;
    if (linked) replace(linked.page, linked.request);
    else if (page !== 'model') store.set({ page: 'systems' });
    if (!linked || !swept) return run();
    read(linked.request);
    store.set({ phase: 'stopped' });
    sweep.open(swept, swept.failure);
  };
}
