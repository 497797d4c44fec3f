import type {
  Declaration,
  Expression,
  FunctionDeclaration,
  GlobalVariable,
  Module,
  Parameter,
  StructDeclaration,
  TypeReference,
} from '../ast.ts';
import { refuse } from '../refuse.ts';
import { type Cursor, cursor } from './cursor.ts';
import { parseExpression, parseType } from './expressions.ts';
import { parseBlock, parseDeclaration } from './statements.ts';

type Attributes = ReadonlyMap<string, readonly Expression[]>;

/** Parses a WGSL module of the subset into its syntax tree; types are not checked here. */
export function parse(source: string): Module {
  const at = cursor(source);
  const structs = new Map<string, StructDeclaration>();
  const aliases = new Map<string, TypeReference>();
  const constants = new Map<string, Declaration>();
  const variables = new Map<string, GlobalVariable>();
  const functions = new Map<string, FunctionDeclaration>();
  const names = new Set<string>();
  const claim = <T extends { name: string; line: number }>(declared: T): T => {
    if (names.has(declared.name)) refuse(declared.line, `'${declared.name}' is declared twice`);
    names.add(declared.name);
    return declared;
  };
  while (at.current().kind !== 'end') {
    if (at.accept(';')) continue;
    const { line } = at.current();
    const attributes = parseAttributes(at);
    const { text } = at.current();
    if (text === 'fn') {
      const f = claim(parseFunction(at, attributes));
      functions.set(f.name, f);
    } else if (text === 'struct') {
      const s = claim(parseStruct(at));
      structs.set(s.name, s);
    } else if (text === 'var') {
      const v = claim(parseVariable(at, attributes, line));
      variables.set(v.name, v);
    } else if (text === 'const') {
      const c = claim(parseDeclaration(at));
      at.expect(';');
      constants.set(c.name, c);
    } else if (at.accept('alias')) {
      const name = at.name();
      at.expect('=');
      aliases.set(claim({ name, line }).name, parseType(at));
      at.expect(';');
    } else if (['enable', 'requires', 'diagnostic', 'override', 'const_assert'].includes(text)) {
      refuse(line, `'${text}' is outside the subset`);
    } else at.fail('a declaration');
  }
  return { structs, aliases, constants, variables, functions };
}

function parseAttributes(at: Cursor): Attributes {
  const attributes = new Map<string, Expression[]>();
  while (at.accept('@')) attributes.set(at.name(), at.accept('(') ? at.list(')', () => parseExpression(at)) : []);
  return attributes;
}

function parseStruct(at: Cursor): StructDeclaration {
  const { line } = at.next();
  const name = at.name();
  at.expect('{');
  const members = at.list('}', () => {
    const attributes = parseAttributes(at);
    const member = at.name();
    if (attributes.size) refuse(line, `attributes on '${member}' are outside the subset`);
    at.expect(':');
    return { name: member, type: parseType(at) };
  });
  return { name, members, line };
}

function parseFunction(at: Cursor, attributes: Attributes): FunctionDeclaration {
  const { line } = at.next();
  const name = at.name();
  for (const stage of ['vertex', 'fragment'])
    if (attributes.has(stage)) refuse(line, `@${stage} is outside the subset`);
  at.expect('(');
  const parameters = at.list(')', (): Parameter => {
    const own = parseAttributes(at);
    const start = at.current().line;
    const parameter = at.name();
    at.expect(':');
    const builtin = own.get('builtin')?.[0];
    return {
      name: parameter,
      type: parseType(at),
      builtin: builtin?.kind === 'name' ? builtin.name : null,
      line: start,
    };
  });
  let result: TypeReference | null = null;
  if (at.accept('->')) {
    parseAttributes(at);
    result = parseType(at);
  }
  return { name, parameters, result, body: parseBlock(at), entry: attributes.has('compute'), line };
}

function parseVariable(at: Cursor, attributes: Attributes, line: number): GlobalVariable {
  at.next();
  if (!at.accept('<')) refuse(line, "a module's variable needs an address space");
  const space = at.name();
  const access = at.accept(',') ? at.name() : 'read';
  at.accept(',');
  at.closeTemplate();
  const name = at.name();
  if (space !== 'uniform' && space !== 'storage' && space !== 'private')
    refuse(line, `'${name}': address space '${space}' is outside the subset`);
  if (access !== 'read' && access !== 'read_write') refuse(line, `'${name}': access '${access}' is outside the subset`);
  const type = at.accept(':') ? parseType(at, space === 'storage' && access === 'read_write') : null;
  const value = at.accept('=') ? parseExpression(at) : null;
  at.expect(';');
  if (space === 'private') return { name, space, access, type, value, binding: null, line };
  const [group, binding] = ['group', 'binding'].map((key) => attributes.get(key)?.[0]);
  if (group?.kind !== 'number' || group.value !== 0) refuse(line, `'${name}' needs @group(0)`);
  if (binding?.kind !== 'number') refuse(line, `'${name}' needs @binding(number)`);
  if (!type) refuse(line, `'${name}' needs a type`);
  return { name, space, access, type, value: null, binding: binding.value, line };
}
