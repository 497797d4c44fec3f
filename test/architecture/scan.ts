import { posix } from 'node:path';
import ts from 'typescript';
import { common, isNodeFile, isPageFile, mayImport, nodeNames, pageNames } from './rules.ts';

/** Source texts by path below src/, for example `formula/parse.ts`. */
export type Sources = ReadonlyMap<string, string>;

/** Everything in which the sources break the rules of `rules.ts`, one line each. */
export function violations(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) => [
    ...importedBy(text).flatMap((name) => importViolation(path, name)),
    ...(isPageFile(path) ? [] : namesUsed(text, pageNames)).map((name) => `${path}: uses ${name} outside app/`),
    ...(isNodeFile(path) ? [] : namesUsed(text, nodeNames)).map((name) => `${path}: uses ${name} outside cli/`),
  ]);
}

/** The first cycle met among relative imports (types included), as `a.ts → b.ts → a.ts`, or undefined. */
export function cycle(sources: Sources): string | undefined {
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): string | undefined => {
    const seen = trail.indexOf(path);
    if (seen >= 0) return [...trail.slice(seen), path].join(' → ');
    if (done.has(path)) return undefined;
    for (const name of importedBy(sources.get(path) ?? '')) {
      const found = name.startsWith('.') ? visit(resolve(path, name), [...trail, path]) : undefined;
      if (found) return found;
    }
    done.add(path);
    return undefined;
  };
  for (const path of sources.keys()) {
    const found = visit(path, []);
    if (found) return found;
  }
  return undefined;
}

function importedBy(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
}

/** The path below src/ that a relative import names; shaders/ lies beside src/ and counts as a room of its own. */
function resolve(from: string, name: string): string {
  const bare = name.replace(/\?.*$/, '');
  return posix.normalize(posix.join(posix.dirname(from), bare)).replace(/^\.\.\/shaders\//, 'shaders/');
}

function importViolation(path: string, name: string): string[] {
  if (name.startsWith('node:')) return isNodeFile(path) ? [] : [`${path}: imports ${name} outside cli/`];
  if (!name.startsWith('.')) return [];
  const room = roomOf(path);
  const target = resolve(path, name);
  const allowed = mayImport[room];
  if (!allowed) return [`${path}: no rule for the room ${room}`];
  const fine = [room, ...common, ...allowed].some((entry) => entry === target || entry === roomOf(target));
  return fine ? [] : [`${path}: may not import ${target}`];
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? path;
}

/** Which of `names` a source refers to as globals: free, or as a property of globalThis. */
function namesUsed(text: string, names: string[]): string[] {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.includes(node.text)) {
      if (isDeclaration(node)) declared.add(node.text);
      else if (!isMemberName(node)) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true));
  return [...used].filter((name) => !declared.has(name));
}

function isDeclaration(node: ts.Identifier): boolean {
  const { parent } = node;
  const declares =
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isImportClause(parent);
  return declares && parent.name === node;
}

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node)
    return parent.expression.getText() !== 'globalThis';
  return (
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isPropertySignature(parent) && parent.name === node) ||
    (ts.isPropertyDeclaration(parent) && parent.name === node) ||
    (ts.isMethodDeclaration(parent) && parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node) ||
    ts.isTypeReferenceNode(parent) ||
    ts.isQualifiedName(parent)
  );
}
