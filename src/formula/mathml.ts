import type { FunctionNode, MathNode, SymbolNode } from 'mathjs/number';
import temml from 'temml';
import type { Formula } from './checked-formula.ts';
import { withoutIdleBrackets } from './idle-brackets.ts';
import { isFunctionName } from './language.ts';
import { lowBrackets } from './low-brackets.ts';
import { parseSyntax } from './mathjs-parser.ts';

/**
 * A formula as display MathML, with the brackets that it was understood with and needs: `x/2k` shows x over 2k. Greek names become
 * letters, `x_r` and `k0` get subscripts. Runs in browser and Node.
 *
 * @param symbols TeX for chosen names, such as `{ deltaMu: '\\Delta\\mu' }`
 */
export const formulaToMathml = (f: Formula, symbols: Readonly<Record<string, string>> = {}): string =>
  temml.renderToString(lowBrackets(formulaToTex(f, symbols)), { displayMode: true, throwOnError: true });

/** A formula as TeX, as `formulaToMathml` renders it. */
export function formulaToTex(f: Formula, symbols: Readonly<Record<string, string>> = {}): string {
  const given = new Map(Object.entries(symbols));
  const handler = (node: MathNode): string | undefined => {
    if (node.type === 'SymbolNode') {
      const { name } = node as SymbolNode;
      return given.get(name) ?? symbolTex(name);
    }
    if (node.type === 'FunctionNode') return functionTex(node as FunctionNode, options);
    return undefined;
  };
  const options = { handler, parenthesis: 'keep' };
  // A thin space multiplies, but for numbers and minus signs, where it could be misread.
  return withoutIdleBrackets(parseSyntax(f.written))
    .toTex(options)
    .replace(/(?<![\d.])1\\cdot(?=10\^\{)/g, '')
    .replace('10^{+', '10^{')
    .replace(/\\cdot(?!\s*[-\d])/g, '\\,');
}

const greek = new Set(
  (
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi ' +
    'omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'
  ).split(' '),
);

/** Greek names as letters, one letter in italics, words upright, digits and what follows an underscore as subscript. */
function symbolTex(name: string): string {
  const [head = '', ...tail] = name.split('_');
  const [, stem = head, digits = ''] = /^(.*?\D)(\d+)$/.exec(head) ?? [];
  const body = greek.has(stem) ? `\\${stem}` : stem.length === 1 ? stem : `\\mathrm{${stem}}`;
  const below = [digits, ...tail]
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? part : wordTex(part)));
  return below.length === 0 ? `{${body}}` : `{${body}}_{${below.join(',')}}`;
}

/** TeX for those of the names that would look like another of them, such as `k1` and `k_1`: as they are written, letter by letter. */
export function alikeSymbols(names: readonly string[]): Readonly<Record<string, string>> {
  const sharing = new Map<string, Set<string>>();
  for (const name of names) sharing.set(symbolTex(name), (sharing.get(symbolTex(name)) ?? new Set()).add(name));
  const alike = [...sharing.values()].flatMap((set) => (set.size > 1 ? [...set] : []));
  return Object.fromEntries(alike.map((name) => [name, `\\mathrm{${name.replaceAll('_', '\\_')}}`]));
}

const wordTex = (word: string): string =>
  greek.has(word) ? `\\${word}` : word.length === 1 ? word : `\\mathrm{${word}}`;

function functionTex(node: FunctionNode, options: object): string {
  const { name } = node.fn as unknown as SymbolNode;
  const args = node.args.map((arg) => arg.toTex(options));
  const [x = '', y = ''] = args;
  if (name === 'sqrt') return `\\sqrt{${x}}`;
  if (name === 'abs') return `\\left|${x}\\right|`;
  if (name === 'floor') return `\\left\\lfloor ${x}\\right\\rfloor`;
  if (name === 'ceil') return `\\left\\lceil ${x}\\right\\rceil`;
  if (name === 'exp') return `{e}^{${x}}`;
  if (name === 'pow') return `{\\left(${x}\\right)}^{${y}}`;
  const head = name === 'log' ? '\\ln' : `\\operatorname{${isFunctionName(name) ? name : ''}}`;
  return `${head}\\left(${args.join(',\\,')}\\right)`;
}
