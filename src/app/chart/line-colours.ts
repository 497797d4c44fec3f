/** Colours of lines in one picture, in their order; what is right or first has the first. */
export const lineColours = ['--forward', '--cumulants', '--reverse', '--crossing'];
