import { defineConfig, type Plugin } from 'vite';

const workers = {
  'cpu-worker': 'src/backends/cpu/worker-node.ts',
  'tally-worker': 'src/experiment/tally-pool/worker-node.ts',
};
const product = { ...workers, index: 'src/index.ts', cli: 'src/cli/main.ts' };
const bench = { ...workers, main: 'bench/main.ts' };

/** The command line is a program of its own once installed. */
const shebang: Plugin = {
  name: 'shebang',
  renderChunk: (code, chunk) => (chunk.name === 'cli' ? `#!/usr/bin/env node\n${code.replace(/^#!.*\n/, '')}` : null),
};

/**
 * What runs in Node: the command line and library → dist/node, or with `--mode bench` the benchmarks → dist/bench.
 * Packages are bundled, which more than halves the time to start; Dawn is a native addon and stays outside. All files of
 * a build lie in one folder, so that the worker is found beside the code that starts it.
 */
export default defineConfig(({ mode }) => ({
  plugins: [shebang],
  publicDir: false,
  ssr: { noExternal: true, external: ['webgpu'] },
  build: {
    ssr: true,
    target: 'node20',
    // an uncaught error shows its line: keep it short where starting fast does not matter
    minify: mode !== 'bench',
    outDir: mode === 'bench' ? 'dist/bench' : 'dist/node',
    rolldownOptions: {
      input: mode === 'bench' ? bench : product,
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
}));
