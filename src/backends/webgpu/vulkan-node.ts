import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** Where Chromium keeps the manifest of SwiftShader, a Vulkan driver in software. */
const softwareDrivers = [
  '/usr/lib/chromium/vk_swiftshader_icd.json',
  '/usr/lib/chromium-browser/vk_swiftshader_icd.json',
  '/usr/lib64/chromium-browser/vk_swiftshader_icd.json',
  '/opt/google/chrome/vk_swiftshader_icd.json',
];

const split = (list: string | undefined, fallback: string) => (list || fallback).split(delimiter);

function manifestsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name));
}

/**
 * Manifests of the Vulkan drivers that Linux's loader would find, and whether the user named them.
 * The loader's search path: https://github.com/KhronosGroup/Vulkan-Loader/blob/main/docs/LoaderDriverInterface.md
 */
export function vulkanDrivers(env: NodeJS.ProcessEnv = process.env): { named: boolean; manifests: string[] } {
  const named = env.VK_DRIVER_FILES || env.VK_ICD_FILENAMES;
  if (named) return { named: true, manifests: named.split(delimiter).filter((path) => existsSync(path)) };
  const home = env.HOME ?? '/nonexistent';
  const roots = [
    env.XDG_CONFIG_HOME ?? join(home, '.config'),
    ...split(env.XDG_CONFIG_DIRS, '/etc/xdg'),
    '/etc',
    env.XDG_DATA_HOME ?? join(home, '.local/share'),
    ...split(env.XDG_DATA_DIRS, '/usr/local/share:/usr/share'),
    '/run/opengl-driver/share',
  ];
  const added = env.VK_ADD_DRIVER_FILES?.split(delimiter).filter((path) => existsSync(path)) ?? [];
  return { named: false, manifests: [...added, ...roots.flatMap((root) => manifestsIn(join(root, 'vulkan/icd.d')))] };
}

/** The manifest of the software driver, if Chromium has brought one. */
export function softwareVulkan(): string | undefined {
  return softwareDrivers.find((path) => existsSync(path));
}
