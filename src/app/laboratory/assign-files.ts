import { isEddys } from '../../import/default-choice.ts';
import type { TableLook } from '../../import/table.ts';
import type { Side } from './laboratory-api.ts';

/** A file and what it looks like. */
export interface LookedFile {
  readonly file: File;
  readonly look: TableLook;
}

/** Which files are taken for which direction, and what is said about it. */
export interface Assignment extends Readonly<Partial<Record<Side, readonly LookedFile[]>>> {
  readonly note: string;
}

/** By its format, else by its name. */
const saysReverse = ({ file, look }: LookedFile): boolean =>
  (look.direction ?? (/reverse|backward|refold|relax|retract|release/i.test(file.name) ? 'reverse' : null)) ===
  'reverse';

/**
 * Files dropped beside the places for them. Each goes where it says it belongs; of two that say nothing the first is taken as
 * forward; a single one fills the first free place, or begins anew; one that Eddy wrote holds both directions.
 */
export function assignFiles(files: readonly LookedFile[], taken: Readonly<Record<Side, boolean>>): Assignment {
  const [first, second] = files;
  if (files.length === 1 && first && isEddys(first.look))
    return { forward: files, reverse: files, note: `${first.file.name} holds the works of both directions.` };
  if (files.length === 1) {
    const side = first && saysReverse(first) ? 'reverse' : taken.forward && !taken.reverse ? 'reverse' : 'forward';
    return { [side]: files, note: `${first?.file.name} is taken as ${side} works.` };
  }
  const reverse = files.filter(saysReverse);
  const forward = files.filter((f) => !saysReverse(f));
  if (reverse.length > 0 && forward.length > 0) return { forward, reverse, note: noteOf(forward, reverse) };
  if (files.length === 2 && first && second)
    return {
      forward: [first],
      reverse: [second],
      note: `${noteOf([first], [second])} Swap them if it is the other way round.`,
    };
  const side = reverse.length > 0 ? 'reverse' : 'forward';
  return { [side]: files, note: `All ${files.length} files are taken as ${side} works.` };
}

const name = (files: readonly LookedFile[]): string =>
  files.length === 1 ? files[0]!.file.name : `${files.length} files`;

const noteOf = (forward: readonly LookedFile[], reverse: readonly LookedFile[]): string =>
  `${name(forward)} taken as forward, ${name(reverse)} as reverse works.`;
