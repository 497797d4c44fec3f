import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createNodeGpu } from '../../../src/backends/webgpu/gpu-node.ts';
import { vulkanDrivers } from '../../../src/backends/webgpu/vulkan-node.ts';
import { DeviceError } from '../../../src/errors.ts';

test('with no driver named, one is found', async () => {
  delete process.env.VK_ICD_FILENAMES;
  delete process.env.XDG_RUNTIME_DIR;
  const adapter = await (await createNodeGpu()).requestAdapter();
  expect(adapter).not.toBeNull();
});

describe.runIf(process.platform === 'linux')('on Linux', () => {
  test('an adapter is found in software where the drivers found do not work', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'eddy-vulkan-'));
    await mkdir(join(folder, 'vulkan/icd.d'), { recursive: true });
    const manifest = {
      file_format_version: '1.0.0',
      ICD: { library_path: '/nowhere/driver.so', api_version: '1.1.0' },
    };
    await writeFile(join(folder, 'vulkan/icd.d/broken.json'), JSON.stringify(manifest));
    delete process.env.VK_ICD_FILENAMES;
    process.env.XDG_DATA_DIRS = folder;
    expect(vulkanDrivers().manifests).toContain(join(folder, 'vulkan/icd.d/broken.json'));
    const adapter = await (await createNodeGpu()).requestAdapter();
    expect(adapter).not.toBeNull();
    delete process.env.XDG_DATA_DIRS;
    await rm(folder, { recursive: true });
  });

  test('a driver that is named but missing is a DeviceError that says what to install', async () => {
    process.env.VK_ICD_FILENAMES = '/nowhere/icd.json';
    await expect(createNodeGpu()).rejects.toThrow(DeviceError);
    await expect(createNodeGpu()).rejects.toThrow(/install/);
    expect(process.env.VK_ICD_FILENAMES).toBe('/nowhere/icd.json');
  });
});
