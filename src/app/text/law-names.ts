/** Names of laws whose id does not read well by itself. */
const names: Readonly<Record<string, string>> = {
  jarzynski: 'Jarzynski',
  bar: 'Bennett',
  'crooks-crossing': 'Crossing',
  'crooks-slope': 'Slope',
  'landauer-bound': 'Landauer',
  'restricted-jarzynski': 'Restricted',
  creation: 'Creation',
  msd: 'Diffusion',
  'entropy-production': 'Entropy',
  'velocity-variance': 'Mean v²',
  'velocity-autocorrelation': 'Memory of v',
  'work-variance': 'Variance',
};

/** A law's name: `mean-work` → `Mean work`. */
export const lawName = (id: string): string =>
  names[id] ??
  (id.startsWith('probability-') ? `p(${id.slice('probability-'.length)})` : null) ??
  id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
