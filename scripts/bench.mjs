// `npm run bench`: installs and builds when needed, then runs the benchmarks. Node built-ins only.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { orExit, prepare, root } from './prepare.mjs';

orExit(3, () => prepare('bench'));
const program = join(root, 'dist/bench/main.js');
process.argv[1] = program;
await import(pathToFileURL(program).href);
