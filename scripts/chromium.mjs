// Where a Chromium and a software Vulkan live on this machine. Node built-ins only.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

/** Where installers put it off Linux. */
const installed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((folder) =>
    folder ? [join(folder, 'Google/Chrome/Application/chrome.exe')] : [],
  ),
];

/** Folders where Playwright keeps the browsers it downloaded: as told, on Linux, on macOS, on Windows. */
const playwrightFolders = [
  process.env.PLAYWRIGHT_BROWSERS_PATH,
  join(homedir(), '.cache/ms-playwright'),
  join(homedir(), 'Library/Caches/ms-playwright'),
  join(homedir(), 'AppData/Local/ms-playwright'),
];

const playwrightPrograms = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win64/chrome.exe',
  'chrome-win/chrome.exe',
];

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function downloadedByPlaywright() {
  return playwrightFolders.flatMap((folder) => {
    if (!folder || !existsSync(folder)) return [];
    const builds = readdirSync(folder).filter((name) => /^chromium-\d+$/.test(name));
    return builds.flatMap((build) => playwrightPrograms.map((program) => join(folder, build, program)));
  });
}

/**
 * The Chromium (or Chrome) to test in: `$CHROMIUM`, else one on the PATH, in the platform's usual place, or
 * downloaded by Playwright. Undefined when there is none, also when `$CHROMIUM` names no program.
 */
export function findChromium() {
  if (process.env.CHROMIUM) return isProgram(process.env.CHROMIUM) ? process.env.CHROMIUM : undefined;
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...installed, ...downloadedByPlaywright()].find(isProgram);
}

const loaders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib', '/usr/local/lib'];
const softwareDrivers = [
  '/usr/lib/chromium/vk_swiftshader_icd.json',
  '/usr/lib64/chromium-browser/vk_swiftshader_icd.json',
  '/opt/google/chrome/vk_swiftshader_icd.json',
];

/**
 * The manifest of SwiftShader, the software Vulkan driver that Chromium carries, with which Dawn runs WebGPU in Node
 * without a GPU. Undefined off Linux, without the driver, or without the Vulkan loader (`libvulkan.so.1`).
 */
export function findSoftwareVulkan() {
  if (process.platform !== 'linux') return undefined;
  if (!loaders.some((folder) => existsSync(join(folder, 'libvulkan.so.1')))) return undefined;
  return softwareDrivers.find((path) => existsSync(path));
}

/** Flags for a Chromium under test: WebGPU in software, and no calls home. */
export const chromiumFlags = [
  '--enable-unsafe-webgpu',
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
];
