// The formula language: what other rooms need of it, evaluation, WGSL and MathML apart.
export type { Assigned, Formula } from './checked-formula.ts';
export { constantValue, isZero } from './constant.ts';
export { degreeIn } from './degree.ts';
export { differentiate } from './differentiate.ts';
export { isFormulaName } from './language.ts';
export { parseFormula } from './parse-formula.ts';
export { splitTerms } from './split-terms.ts';
