import { looksLikeAnother } from './looks-like-another.ts';
import { isOwn } from './own-names.ts';

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
  'position-variance': 'Mean x²',
  'harmonic-detailed-balance': 'Harmonic',
  'standard-factor': 'Standard',
  'schofield-factor': 'Schofield',
  'mixed-factor': 'Mixed',
  'velocity-autocorrelation': 'Memory of v',
  'work-variance': 'Variance',
  tur: 'TUR',
  'tur-product': 'TUR product',
  'integral-ft': 'Integral FT',
  'detailed-ft': 'Detailed FT',
  'detailed-ft-slope': 'FT slope',
  'tur-long-time': 'TUR, late',
  'einstein-violation': 'Einstein',
  'harada-sasa': 'Harada–Sasa',
  'hatano-sasa': 'Hatano–Sasa',
  'mean-y': '⟨Y⟩',
  'jarzynski-fails': 'Jarzynski',
  'heat-ft': 'Heat FT',
  'first-passage': 'Passage',
  'mean-energy': 'Energy',
  'profile-curvature': 'Curvature',
  'local-equilibrium': 'Locality',
  'cov-xx': '⟨x²⟩',
  'cov-xy': '⟨xy⟩',
  'cov-yy': '⟨y²⟩',
  'sequence-asymmetry': 'Sequences',
  'buttiker-landauer': 'Büttiker–Landauer',
  'green-kubo': 'Green–Kubo',
  'green-kubo-nn': 'Green–Kubo nn',
  'green-kubo-qq': 'Green–Kubo qq',
  'onsager-symmetry': 'Onsager',
  conductance: 'Forced nn',
  'heat-conductance': 'Forced qq',
  microreversibility: 'Collisions',
  'atp-cost': 'ATP cost',
  'atp-flux': 'ATP flux',
  'atp-rate': 'ATP rate',
  'effective-temperature-slow': 'Temp. slow',
  'effective-temperature-fast': 'Temp. fast',
  'irreversibility-bound': 'Irreversibility',
};

/** Names of laws about one part of a model: `edge-A-B` and the like. */
const families: readonly (readonly [string, (rest: string) => string])[] = [
  ['probability-', (state) => `p(${state})`],
  ['mean-', (name) => (/^[A-Z]|^.$|_|\d/.test(name) ? `⟨${name}⟩` : `Mean ${name}`)],
  ['edge-', (ends) => `J(${ends.replace('-', ' → ')})`],
  ['affinity-', (cycle) => `A(${cycle.replaceAll('-', '')})`],
  ['tur-product-', (current) => `TUR ${current}`],
  ['tur-', (current) => `TUR ${current}`],
  ['ft-', (current) => `FT ${current}`],
  ['effective-temperature-', (band) => `Temp. ${band}`],
  ['gallavotti-cohen-', (current) => `GC ${current}`],
];

/**
 * Names of the laws of one page; those that would be named alike keep their ids.
 *
 * @param own what the user has named: such a name is that of no law that is known here
 */
export const lawNames = (ids: readonly string[], own: readonly string[] = []): readonly string[] => {
  const nameOf = (id: string) => lawNameBeside(own, id);
  return ids.map((id) => (looksLikeAnother(id, ids, nameOf) ? id : nameOf(id)));
};

/** A law's name: `mean-work` → `Mean work`. */
export const lawName = (id: string): string => lawNameBeside([], id);

/** A law's name where the user has named things. */
export function lawNameBeside(own: readonly string[], id: string): string {
  if (own.includes(id)) return id;
  const family = families.find(([prefix]) => id.startsWith(prefix) && id.length > prefix.length);
  return (
    (isOwn(id, own) ? undefined : names[id]) ??
    family?.[1](id.slice(family[0].length)) ??
    id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')
  );
}
