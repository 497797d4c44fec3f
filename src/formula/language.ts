/** A callable function of the formula language: how many arguments it takes and its value in double precision. */
interface LanguageFunction {
  readonly minimumArguments: number;
  readonly maximumArguments: number;
  /** JavaScript source of the function itself, used by generated code. */
  readonly javascript: string;
}

const unary = (javascript: string): LanguageFunction => ({ minimumArguments: 1, maximumArguments: 1, javascript });
const binary = (javascript: string): LanguageFunction => ({ minimumArguments: 2, maximumArguments: 2, javascript });

/** Every function of the formula language; angles in radians, `log` is natural. Nothing else can be called. */
export const languageFunctions = {
  sin: unary('Math.sin'),
  cos: unary('Math.cos'),
  tan: unary('Math.tan'),
  exp: unary('Math.exp'),
  log: unary('Math.log'),
  sqrt: unary('Math.sqrt'),
  abs: unary('Math.abs'),
  sign: unary('Math.sign'),
  floor: unary('Math.floor'),
  ceil: unary('Math.ceil'),
  min: { minimumArguments: 2, maximumArguments: 16, javascript: 'Math.min' },
  max: { minimumArguments: 2, maximumArguments: 16, javascript: 'Math.max' },
  pow: binary('Math.pow'),
  sinh: unary('Math.sinh'),
  cosh: unary('Math.cosh'),
  tanh: unary('Math.tanh'),
  sech: unary('((x) => 1 / Math.cosh(x))'),
} as const satisfies Record<string, LanguageFunction>;

/** A function name of the language. */
export type FunctionName = keyof typeof languageFunctions;

/** The constants of the language. */
export const languageConstants = { pi: Math.PI, e: Math.E } as const;

/** A constant's name. */
export type ConstantName = keyof typeof languageConstants;

export const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(languageFunctions, name);
export const isConstantName = (name: string): name is ConstantName => Object.hasOwn(languageConstants, name);

const keywords = new Set('and or not xor mod to in true false null undefined NaN Infinity'.split(' '));

/**
 * True when `name` may name a coordinate, parameter, control or species in formulas: a letter, then letters, digits or
 * underscores (Greek letters count), and neither a function, nor `pi` or `e`, nor a word of the language.
 */
export function isFormulaName(name: string): boolean {
  const shaped = /^[A-Za-z\u0370-\u03ff][A-Za-z0-9_\u0370-\u03ff]*$/.test(name) && name.length <= 60;
  return shaped && !isFunctionName(name) && !isConstantName(name) && !keywords.has(name);
}
