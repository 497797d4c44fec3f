import type { ReadStretches, StretchGain, StretchTask } from './stretch-task.ts';

/** Tasks that are under way somewhere else; what they give is taken in the order in which they were asked for. */
export interface TasksAhead {
  /** Has a task done; its arrays must stay as they are. */
  ask(task: StretchTask): void;
  /** @throws what doing an earlier task threw */
  check(): void;
  /** Does here what has not come back yet. */
  settle(): void;
  /** Resolves when all has come back. @throws what reading them threw */
  done(): Promise<void>;
}

interface Asked {
  readonly task: StretchTask;
  gain: StretchGain | null;
}

/**
 * @param elsewhere where tasks are done; those that are asked for at one time go there together
 * @param here does a task at once
 * @param take receives what they give
 */
export function createTasksAhead(
  elsewhere: ReadStretches,
  here: (task: StretchTask) => StretchGain,
  take: (task: StretchTask, gain: StretchGain) => void,
): TasksAhead {
  const asked: Asked[] = [];
  let unsent: Asked[] = [];
  const sent = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;

  const takeFirst = () => {
    while (asked[0]?.gain) {
      const [{ task, gain }] = asked.splice(0, 1) as [Asked];
      take(task, gain!);
    }
  };
  const send = () => {
    const bundle = unsent;
    unsent = [];
    if (bundle.length === 0) return;
    const done = elsewhere(bundle.map(({ task }) => task))
      .then((gains) => {
        bundle.forEach((of, k) => {
          of.gain ??= gains[k]!;
        });
        takeFirst();
      })
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => sent.delete(done));
    sent.add(done);
  };

  const check = () => {
    if (failure) throw failure.error;
  };

  return {
    check,
    ask(task) {
      const of = { task, gain: null };
      asked.push(of);
      unsent.push(of);
      if (unsent.length === 1) queueMicrotask(send);
    },
    settle() {
      for (const of of asked) of.gain ??= here(of.task);
      unsent = [];
      takeFirst();
    },
    async done() {
      send();
      while (sent.size > 0) await Promise.all(sent);
      check();
    },
  };
}
