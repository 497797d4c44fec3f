// `pretest`: installs, builds, and makes sure of a Chromium and a software Vulkan. Node built-ins only.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium, findSoftwareVulkan } from './chromium.mjs';
import { orExit, PrepareError, prepare, say } from './prepare.mjs';

const packages = ['chromium', 'libvulkan1', 'fonts-dejavu-core'];

/** What the tests still lack, in words. Off Linux, Dawn needs no Vulkan. */
function lacking() {
  const vulkan = process.platform !== 'linux' || process.env.VK_ICD_FILENAMES || findSoftwareVulkan();
  return [
    ...(findChromium() ? [] : ['Chromium (or set CHROMIUM to its path)']),
    ...(vulkan ? [] : ['a software Vulkan (libvulkan.so.1 and vk_swiftshader_icd.json)']),
  ];
}

function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

/** @param {string[]} args */
function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr } = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  throw new PrepareError(`apt-get ${args.join(' ')} failed (exit ${status})`);
}

orExit(1, () => {
  prepare('app', 'node');
  if (lacking().length > 0 && isRootOnDebian()) {
    say(`installing ${packages.join(', ')} (apt-get) …`);
    aptGet('update');
    aptGet('install', '-y', '--no-install-recommends', ...packages);
  }
  const missing = lacking();
  if (missing.length > 0) {
    throw new PrepareError(`missing: ${missing.join(' and ')}; on Debian: apt-get install ${packages.join(' ')}`);
  }
});
