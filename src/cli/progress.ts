import type { Progress } from '../experiment/run.ts';
import { createTerminalLine } from './terminal-line.ts';

/** A progress line on stderr, only on a terminal: bar, rate, time left. */
export function createProgressLine(quiet: boolean): {
  update: (progress: Omit<Progress, 'report' | 'save'>) => void;
  clear: () => void;
} {
  const line = createTerminalLine(quiet);
  let last = 0;
  return {
    update({ finished, total, seconds, trajectorySteps }) {
      const now = Date.now();
      if (!line.shown || now - last < 100) return;
      last = now;
      const part = finished / total;
      const bar = '█'.repeat(Math.round(part * 24)).padEnd(24, '░');
      const left = part > 0 ? `${((seconds / part) * (1 - part)).toFixed(0)} s left` : '';
      const rate = `${(trajectorySteps / seconds / 1e6).toFixed(0)} Msteps/s`;
      line.write(`${bar} ${(100 * part).toFixed(0)} %  ${rate}  ${left}`);
    },
    clear: line.clear,
  };
}
