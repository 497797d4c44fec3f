import { chromiumFlags, findChromium } from '../scripts/chromium.mjs';

/** Playwright launch options for an end-to-end test of the built app, with WebGPU in software. */
export const withWebGpu = { executablePath: findChromium(), args: chromiumFlags };

/** The same browser without WebGPU: without the flag, `requestAdapter` gives null on a machine without a GPU. */
export const withoutWebGpu = {
  executablePath: findChromium(),
  args: chromiumFlags.filter((flag) => flag !== '--enable-unsafe-webgpu'),
};
