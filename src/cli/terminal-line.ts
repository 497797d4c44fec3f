/** A line on stderr that is written over again and again; only on a terminal. */
export interface TerminalLine {
  /** Whether anybody sees it. */
  readonly shown: boolean;
  readonly write: (text: string) => void;
  readonly clear: () => void;
}

export function createTerminalLine(quiet: boolean): TerminalLine {
  const shown = process.stderr.isTTY && !quiet;
  const write = (text: string) => {
    if (shown) process.stderr.write(`\r${text}\x1b[K`);
  };
  return { shown, write, clear: () => write('') };
}
