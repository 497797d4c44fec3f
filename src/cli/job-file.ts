import type { JournalEntry, RunState } from '../experiment/run-state.ts';
import type { StateFile } from './state-file.ts';
import type { WorksBatch } from './works-log.ts';

/** What a state file holds behind its header. */
export interface Kept {
  readonly state: RunState;
  readonly works: readonly WorksBatch[];
}

/** Entries in a piece: some megabytes. */
const together = 16;

/** A state in pieces of bounded size. */
export function* piecesOf({ state, works }: Kept): Generator<unknown> {
  const { journal, ...rest } = state;
  yield { ...rest, journal: journal && [] } satisfies RunState;
  for (const entries of groupsOf(journal ?? [])) yield { journal: entries };
  for (const batches of groupsOf(works)) yield { works: batches };
}

function* groupsOf<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += together) yield all.slice(at, at + together);
}

/** What `piecesOf` was given. @throws SpecError when the file is damaged or cut short */
export function readKept(file: StateFile): Kept {
  const [first, ...others] = file.pieces() as Generator<RunState>;
  const pieces = others as readonly { journal?: readonly JournalEntry[]; works?: readonly WorksBatch[] }[];
  const journal = pieces.flatMap((piece) => piece.journal ?? []);
  return {
    state: { ...first!, journal: first!.journal && journal },
    works: pieces.flatMap((piece) => piece.works ?? []),
  };
}
