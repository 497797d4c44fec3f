import { afterEach, expect, test, vi } from 'vitest';
import { createTerminalLine } from '../../src/cli/terminal-line.ts';

const { isTTY } = process.stderr;
afterEach(() => {
  process.stderr.isTTY = isTTY;
  vi.restoreAllMocks();
});

/** What is written to stderr by a line that is written and cleared. */
function written(terminal: boolean, quiet: boolean): string {
  process.stderr.isTTY = terminal;
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const line = createTerminalLine(quiet);
  line.write('half done');
  line.clear();
  return write.mock.calls.map(([text]) => text).join('');
}

test('progress goes to a terminal, over what stood there', () => {
  expect(written(true, false)).toBe('\rhalf done\x1b[K\r\x1b[K');
});

test('and nowhere else, nor where it is not wanted', () => {
  expect(written(false, false)).toBe('');
  expect(written(true, true)).toBe('');
});
