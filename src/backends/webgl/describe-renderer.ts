import { softwareNames } from '../webgpu/describe-adapter.ts';

/** The GPU behind a WebGL2 context, as far as the browser tells. */
export interface RendererDescription {
  readonly name: string;
  /** Emulated on the CPU. */
  readonly software: boolean;
}

/** @param slow whether the browser itself counts the context among those with a major performance caveat */
export function describeRenderer(gl: WebGL2RenderingContext, slow: boolean): RendererDescription {
  const unmasked = gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER;
  const name = String(gl.getParameter(unmasked) ?? '');
  return { name: rendererName(name), software: slow || softwareNames.test(name) };
}

/** The device alone of what Chromium says: `ANGLE (NVIDIA, NVIDIA T4 (0x00001EB8) Direct3D11 vs_5_0 ps_5_0, D3D11)` is an NVIDIA T4. */
export function rendererName(text: string): string {
  const device = /^ANGLE \([^,]*, (.+), [^,]*\)$/.exec(text)?.[1] ?? text;
  const inVulkan = /^Vulkan [\d.]+ \((.+)\)$/.exec(device)?.[1] ?? device;
  return inVulkan.replace(/ Direct3D.*$/, '').replace(/ \(0x[0-9A-Fa-f]+\)$/, '') || 'unnamed GPU';
}
