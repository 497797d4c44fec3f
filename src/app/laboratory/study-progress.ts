import type { OnProgress } from './laboratory-api.ts';

/** Parts of a study in their order: what is said of them, and about how much of the time each takes. */
const parts: readonly (readonly [id: string, says: string, share: number])[] = [
  ['order', 'looking at the works', 0.1],
  ['tallies', 'tallying works', 0.3],
  ['errors', 'standard errors', 0.02],
  ['bootstrap', 'bootstrap', 0.28],
  ['diagnostics', 'diagnostics', 0.05],
  ['convergence', 'convergence', 0.05],
  ['blocks', 'blocks of works', 0.2],
];

/** Progress of a study as a whole, when something else took the share `before` of it. */
export const studyProgress =
  (onProgress: OnProgress, before: number): OnProgress =>
  (part, share) => {
    const at = parts.findIndex(([id]) => id === part);
    const done = parts.slice(0, Math.max(0, at)).reduce((sum, [, , part]) => sum + part, 0);
    const [, says = part, width = 0] = parts[at] ?? [];
    onProgress(says, before + (1 - before) * (done + width * share));
  };
