// A static server for the built app. Node built-ins only.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** Cross-origin isolation, without which a page gets no SharedArrayBuffer. */
const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

/**
 * Serves a folder on this machine only, at the first free port from `port` on.
 * @param {string} folder
 * @param {number} port
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export function serve(folder, port) {
  const server = createServer((request, response) => {
    const path = fileFor(folder, request.url ?? '/');
    if (request.method !== 'GET' && request.method !== 'HEAD') response.writeHead(405, isolation).end();
    else if (!path) response.writeHead(404, { ...isolation, 'Content-Type': 'text/plain' }).end('not found\n');
    else {
      const type = types[extname(path)] ?? 'application/octet-stream';
      response.writeHead(200, { ...isolation, 'Content-Type': type, 'Cache-Control': 'no-cache' });
      if (request.method === 'HEAD') response.end();
      else createReadStream(path).pipe(response);
    }
  });
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return new Promise((resolve, reject) => {
    server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' && port < 65535) server.listen(++port, '127.0.0.1');
      else reject(error);
    });
    server.on('listening', () => {
      const address = /** @type {import('node:net').AddressInfo} */ (server.address());
      resolve({ url: `http://127.0.0.1:${address.port}/`, close });
    });
    server.listen(port, '127.0.0.1');
  });
}

/**
 * The file below `folder` that an address names, or undefined.
 * @param {string} folder
 * @param {string} url
 */
function fileFor(folder, url) {
  try {
    const asked = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    if (asked.includes('\0')) return undefined;
    const path = join(folder, normalize(asked.endsWith('/') ? `${asked}index.html` : asked));
    return path.startsWith(folder) && statSync(path).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}
