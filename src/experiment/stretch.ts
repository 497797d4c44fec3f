/** Trajectories whose numbers are read and tallied together: they stay in the processor's cache. */
export const stretch = 2048;
