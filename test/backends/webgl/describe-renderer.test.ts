import { describe, expect, test } from 'vitest';
import { describeRenderer, rendererName } from '../../../src/backends/webgl/describe-renderer.ts';

const swiftShader = 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)';

test.each([
  [swiftShader, 'SwiftShader Device (Subzero)'],
  ['ANGLE (NVIDIA, NVIDIA T4 (0x00001EB8) Direct3D11 vs_5_0 ps_5_0, D3D11)', 'NVIDIA T4'],
  ['ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)', 'Mesa Intel(R) UHD Graphics 620 (KBL GT2)'],
  ['ANGLE (Apple, ANGLE Metal Renderer: Apple M1, Unspecified Version)', 'ANGLE Metal Renderer: Apple M1'],
  ['Apple GPU', 'Apple GPU'],
  ['', 'unnamed GPU'],
])('%s is called %s', (text, name) => expect(rendererName(text)).toBe(name));

/** A context that says so of itself. */
const context = (renderer: string, debug: boolean) =>
  ({
    RENDERER: 0x1f01,
    getExtension: () => (debug ? { UNMASKED_RENDERER_WEBGL: 0x9246 } : null),
    getParameter: (name: number) => (name === (debug ? 0x9246 : 0x1f01) ? renderer : 'masked'),
  }) as unknown as WebGL2RenderingContext;

describe('a renderer is software', () => {
  test.each([swiftShader, 'llvmpipe (LLVM 15.0.6, 256 bits)', 'Microsoft Basic Render Driver'])(
    'by its name: %s',
    (name) => expect(describeRenderer(context(name, true), false).software).toBe(true),
  );
  test('where the browser says so', () => {
    expect(describeRenderer(context('Apple GPU', false), true).software).toBe(true);
  });
  test('not otherwise', () => {
    expect(describeRenderer(context('Apple GPU', false), false)).toEqual({ name: 'Apple GPU', software: false });
  });
});
