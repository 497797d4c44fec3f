import { openChromiumPulls } from '../entrants/chromium.ts';
import { openCpu, openWebgpu } from '../open.ts';
import type { PullerRow } from './accurate.ts';
import { openEddyPulls } from './eddy-pulls.ts';
import { openNumpyPulls, openPlainPulls } from './peer-pulls.ts';

const whole = 'a whole run: every estimate with its error, profile along the coordinate, laws, histograms';
const bare = 'pulls both ways and Bennett’s acceptance ratio with its error';

/** Every program that pulls the hairpin, in the order of the table. */
export const pullerRows: readonly PullerRow[] = [
  {
    id: 'eddy-cpu',
    title: 'Eddy CPU f32, Node',
    does: whole,
    open: async () => openEddyPulls(await openCpu('single', 2)),
  },
  {
    id: 'eddy-cpu-free-energy',
    title: 'Eddy CPU f32, Node, no profile',
    does: 'a whole run without the profile: every estimate of ΔF with its error, laws, histograms',
    open: async () => openEddyPulls(await openCpu('single', 2), 'no profile'),
  },
  {
    id: 'eddy-cpu-double',
    title: 'Eddy CPU f64, Node',
    does: whole,
    open: async () => openEddyPulls(await openCpu('double', 2)),
  },
  { id: 'eddy-cpu-chromium', title: 'Eddy CPU f32, Chromium', does: whole, open: () => openChromiumPulls('cpu') },
  {
    id: 'eddy-webgpu',
    title: 'Eddy WebGPU f32, Node',
    does: whole,
    open: async () => openEddyPulls(await openWebgpu()),
  },
  {
    id: 'eddy-webgpu-chromium',
    title: 'Eddy WebGPU f32, Chromium',
    does: whole,
    open: () => openChromiumPulls('webgpu'),
  },
  { id: 'numpy', title: 'numpy f64', does: bare, open: openNumpyPulls },
  { id: 'javascript', title: 'plain JavaScript f64', does: bare, open: () => openPlainPulls(2) },
];
