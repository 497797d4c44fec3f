/** Compiled kernels that a backend keeps: a slider compiles nothing, and a page on which models are typed does not grow. */
export const kernelsKept = 32;
