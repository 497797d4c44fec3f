import type { Browser } from 'playwright';
import { chromiumFlags, findChromium } from '../../scripts/chromium.mjs';
import { Missing } from '../entrant.ts';

/** Packages that are not bundled: they look for their own files. */
export const load = (name: string): Promise<unknown> => import(/* @vite-ignore */ name);

/** A Chromium of its own. @throws Missing without one */
export async function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Missing('no Chromium');
  const { chromium } = (await load('playwright')) as typeof import('playwright');
  return chromium.launch({ executablePath, args: [...chromiumFlags, ...flags] });
}
