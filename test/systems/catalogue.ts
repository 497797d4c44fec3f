/** Ids that users' scripts rely on: every system's parameters and laws. A system may have more of both. */
export const catalogue: Record<string, { parameters: string[]; laws: string[] }> = {
  'dragged-trap': {
    parameters: ['k', 'v', 'tau', 'mu', 'kT'],
    laws: ['mean-work', 'work-variance', 'jarzynski', 'bar', 'crooks-crossing'],
  },
  'dragged-trap-underdamped': {
    parameters: ['k', 'v', 'tau', 'm', 'gamma', 'kT'],
    laws: ['mean-work', 'jarzynski', 'bar'],
  },
  'breathing-trap': {
    parameters: ['k0', 'k1', 'tau', 'mu', 'kT'],
    laws: ['mean-work', 'jarzynski', 'bar', 'crooks-crossing'],
  },
  hairpin: {
    parameters: ['barrier', 'tilt', 'kappa', 'start', 'end', 'tau', 'kT'],
    laws: ['jarzynski', 'bar', 'crooks-crossing', 'crooks-slope'],
  },
  'bit-erasure': {
    parameters: ['barrier', 'tau', 'kT'],
    laws: ['restricted-jarzynski', 'landauer-bound', 'creation'],
  },
  'ness-switch': {
    parameters: ['k', 'v1', 'v2', 'tau', 'mu', 'kT'],
    laws: ['hatano-sasa', 'mean-y', 'jarzynski-fails'],
  },
  brownian: { parameters: ['mu', 'kT'], laws: ['msd'] },
  'brownian-underdamped': {
    parameters: ['m', 'gamma', 'kT'],
    laws: ['msd', 'velocity-variance', 'velocity-autocorrelation'],
  },
  'driven-ring': {
    parameters: ['V0', 'f', 'mu', 'kT'],
    laws: ['velocity', 'diffusion', 'entropy-production', 'integral-ft', 'tur', 'einstein-violation'],
  },
  gyrator: {
    parameters: ['k', 'u', 'Tx', 'Ty'],
    laws: ['circulation', 'heat-flow', 'cov-xx', 'cov-xy', 'cov-yy'],
  },
  resetting: { parameters: ['D', 'r', 'target'], laws: ['variance', 'first-passage'] },
  'heat-rod': {
    parameters: ['cells', 'TH', 'TC'],
    laws: ['heat-flux', 'entropy-production', 'profile', 'heat-ft', 'local-equilibrium'],
  },
  'shear-dumbbell': {
    parameters: ['H', 'zeta', 'shear', 'kT'],
    laws: ['momentum-flux', 'dissipation'],
  },
  sink: {
    parameters: ['a1', 'k1', 'a2', 'k2'],
    laws: ['mean-level', 'level-variance', 'throughput', 'entropy-production'],
  },
  'two-state': { parameters: ['kPlus', 'kMinus', 'molecules'], laws: ['population', 'edge-balance'] },
  triangle: {
    parameters: ['kAB', 'kBC', 'kCA', 'kBA', 'kCB', 'kAC'],
    laws: ['current', 'affinity', 'entropy-production', 'tur', 'sequence-asymmetry'],
  },
  'triangle-copies': {
    parameters: ['kAB', 'kBC', 'kCA', 'kBA', 'kCB', 'kAC', 'copies'],
    laws: ['current', 'product-law'],
  },
  'climate-states': { parameters: ['kNE', 'kEN', 'kEL', 'kLE', 'kLN', 'kNL'], laws: ['current', 'affinity'] },
  chaperone: { parameters: ['affinity'], laws: ['native-share', 'entropy-production'] },
  proofreading: { parameters: ['f', 'affinity'], laws: ['error'] },
  qubit: {
    parameters: ['omega0', 'gamma', 'kT', 'gamma2', 'kT2'],
    laws: ['kms-ratio', 'excited-population', 'two-bath-heat'],
  },
  evaporation: { parameters: ['a', 'h', 'patches'], laws: ['net-flux', 'entropy-production'] },
  enzyme: {
    parameters: ['k1', 'k2', 'k3', 'k1Reverse', 'k2Reverse', 'k3Reverse'],
    laws: ['sequence-entropy', 'haldane'],
  },
  flippase: { parameters: ['k', 'p', 'deltaMu'], laws: ['asymmetry', 'power-bound'] },
  ladder: {
    parameters: ['levels', 'spacing', 'anharmonicity', 'kT'],
    laws: ['boltzmann', 'emission-absorption'],
  },
  reaction: { parameters: ['kPlus', 'kMinus'], laws: ['copy-number-law', 'microreversibility'] },
  osmosis: { parameters: ['solute', 'k', 'stiffness', 'kT'], laws: ['mean-number', 'osmotic-pressure'] },
  chemostat: {
    parameters: ['D', 'gIn', 'lIn', 'k', 'kReverse', 'X'],
    laws: ['flux-balance', 'mean-glucose', 'entropy-production'],
  },
  schlogl: { parameters: ['a', 'b', 'c', 'V'], laws: ['stationary-law'] },
  'telegraph-gene': { parameters: ['kOn', 'kOff', 'km', 'delta'], laws: ['burst-law'] },
  'proton-motive-force': {
    parameters: ['pump', 'leak', 'synthase', 'nH'],
    laws: ['flux-balance', 'mean-protons'],
  },
  motor: { parameters: ['deltaMu', 'load', 'kT'], laws: ['velocity', 'atp-rate', 'cycle-ratio'] },
  'quantum-dot': {
    parameters: ['gammaL', 'gammaR', 'epsilon', 'muL', 'muR', 'kT'],
    laws: ['current', 'transfer-ratio', 'fluctuation-theorem'],
  },
  photocell: {
    parameters: ['gap', 'Ts', 'T', 'voltage'],
    laws: ['current', 'open-circuit-voltage', 'reciprocity'],
  },
  'thermoelectric-dot': {
    parameters: ['epsilon1', 'epsilon2', 'gamma', 'mu', 'kT'],
    laws: ['onsager-symmetry', 'green-kubo'],
  },
};

/** Trajectories that make each system's laws testable in a second or two, and its parameters where defaults take longer. */
export const reduced: Record<string, { trajectories: number; parameters?: Record<string, number> }> = {
  'dragged-trap': { trajectories: 8192 },
  'dragged-trap-underdamped': { trajectories: 20_000 },
  'breathing-trap': { trajectories: 16_384 },
  hairpin: { trajectories: 16_384, parameters: { barrier: 6, tilt: 12 } },
  'bit-erasure': { trajectories: 4096, parameters: { tau: 5 } },
  'ness-switch': { trajectories: 20_000 },
  brownian: { trajectories: 50_000 },
  'brownian-underdamped': { trajectories: 50_000 },
  'driven-ring': { trajectories: 8192 },
  gyrator: { trajectories: 10_000 },
  resetting: { trajectories: 8192 },
  'heat-rod': { trajectories: 4000, parameters: { cells: 4 } },
  'shear-dumbbell': { trajectories: 10_000 },
  sink: { trajectories: 10_000 },
  'two-state': { trajectories: 10_000 },
  triangle: { trajectories: 10_000 },
  'triangle-copies': { trajectories: 10_000 },
  'climate-states': { trajectories: 10_000 },
  chaperone: { trajectories: 10_000 },
  proofreading: { trajectories: 20_000 },
  qubit: { trajectories: 10_000 },
  evaporation: { trajectories: 10_000 },
  enzyme: { trajectories: 100_000 },
  flippase: { trajectories: 10_000 },
  ladder: { trajectories: 10_000 },
  reaction: { trajectories: 5000 },
  osmosis: { trajectories: 5000 },
  chemostat: { trajectories: 2000 },
  schlogl: { trajectories: 2000 },
  'telegraph-gene': { trajectories: 10_000 },
  'proton-motive-force': { trajectories: 500 },
  motor: { trajectories: 20_000 },
  'quantum-dot': { trajectories: 10_000 },
  photocell: { trajectories: 10_000 },
  'thermoelectric-dot': { trajectories: 10_000 },
};
