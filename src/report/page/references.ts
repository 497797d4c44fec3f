/** Works that a report cites, by key. */
export const references = {
  jarzynski:
    'C. Jarzynski. Nonequilibrium equality for free energy differences. Physical Review Letters 78, 2690 (1997). doi:10.1103/PhysRevLett.78.2690',
  crooks:
    'G. E. Crooks. Entropy production fluctuation theorem and the nonequilibrium work relation for free energy differences. Physical Review E 60, 2721 (1999). doi:10.1103/PhysRevE.60.2721',
  bennett:
    'C. H. Bennett. Efficient estimation of free energy differences from Monte Carlo data. Journal of Computational Physics 22, 245 (1976). doi:10.1016/0021-9991(76)90078-4',
  shirts:
    'M. R. Shirts, E. Bair, G. Hooker, V. S. Pande. Equilibrium free energies from nonequilibrium measurements using maximum-likelihood methods. Physical Review Letters 91, 140601 (2003). doi:10.1103/PhysRevLett.91.140601',
  gore: 'J. Gore, F. Ritort, C. Bustamante. Bias and error in estimates of equilibrium free-energy differences from nonequilibrium measurements. Proceedings of the National Academy of Sciences 100, 12564 (2003). doi:10.1073/pnas.1635159100',
  rare: 'C. Jarzynski. Rare events and the convergence of exponentially averaged work values. Physical Review E 73, 046105 (2006). doi:10.1103/PhysRevE.73.046105',
  goette:
    'M. Goette, H. Grubmüller. Accuracy and convergence of free energy differences calculated from nonequilibrium switching processes. Journal of Computational Chemistry 30, 447 (2009). doi:10.1002/jcc.21073',
  hahn: 'A. M. Hahn, H. Then. Measuring the convergence of Monte Carlo free-energy calculations. Physical Review E 81, 041117 (2010). doi:10.1103/PhysRevE.81.041117',
  park: 'S. Park, F. Khalili-Araghi, E. Tajkhorshid, K. Schulten. Free energy calculation from steered molecular dynamics simulations using Jarzynski’s equality. Journal of Chemical Physics 119, 3559 (2003). doi:10.1063/1.1590311',
  efron: 'B. Efron, R. J. Tibshirani. An Introduction to the Bootstrap. Chapman & Hall, New York (1993).',
} as const;

export type ReferenceKey = keyof typeof references;
