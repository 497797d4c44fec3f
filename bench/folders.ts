import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the clone: the benchmark is built to dist/bench/main.js. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Peers and pages run from their sources. */
export const benchFolder = join(root, 'bench');
