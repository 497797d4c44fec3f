import { defineConfig } from 'vite';

/** Cross-origin isolation, without which a page gets no SharedArrayBuffer. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** The app: index.html → dist/app. Relative addresses, so that it can be served from any folder. */
export default defineConfig({
  base: './',
  build: { outDir: 'dist/app', target: 'es2022' },
  worker: { format: 'es' },
  server: { headers },
  preview: { headers },
});
