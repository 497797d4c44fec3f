// `npm run --silent eddy -- …`: installs and builds when needed, then is the command line. Node built-ins only.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { orExit, prepare, root } from './prepare.mjs';

orExit(3, () => prepare('node'));
const program = join(root, 'dist/node/cli.js');
process.argv[1] = program;
await import(pathToFileURL(program).href);
