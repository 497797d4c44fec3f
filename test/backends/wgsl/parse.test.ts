import { describe, expect, test } from 'vitest';
import type { Expression, Statement } from '../../../src/backends/wgsl/ast.ts';
import { parse } from '../../../src/backends/wgsl/parse/parse.ts';

/** The value that a constant is declared with. */
function expression(text: string): Expression {
  return parse(`const x = ${text};`).constants.get('x')!.value!;
}

function statements(text: string): readonly Statement[] {
  return parse(`fn f() { ${text} }`).functions.get('f')!.body;
}

/** An expression with all its parentheses written. */
function bracketed(e: Expression): string {
  switch (e.kind) {
    case 'number':
    case 'boolean':
      return String(e.value);
    case 'name':
      return e.name;
    case 'unary':
      return `(${e.operator}${bracketed(e.operand)})`;
    case 'binary':
      return `(${bracketed(e.left)} ${e.operator} ${bracketed(e.right)})`;
    case 'call':
      return `${e.callee.name}(${e.args.map(bracketed).join(', ')})`;
    case 'member':
      return `${bracketed(e.object)}.${e.member}`;
    case 'index':
      return `${bracketed(e.object)}[${bracketed(e.index)}]`;
  }
}

describe('numbers', () => {
  test.each([
    ['1', 1, 'abstract-int'],
    ['0', 0, 'abstract-int'],
    ['4294967295u', 4294967295, 'u32'],
    ['0x1BD11BDAu', 0x1bd11bda, 'u32'],
    ['0xFFi', 255, 'i32'],
    ['0x1f', 31, 'abstract-int'],
    ['1.', 1, 'abstract-float'],
    ['.5', 0.5, 'abstract-float'],
    ['1e-3', 0.001, 'abstract-float'],
    ['5.960464477539063e-8', 2 ** -24, 'abstract-float'],
    ['2.5f', 2.5, 'f32'],
    ['3f', 3, 'f32'],
    ['0x1p4', 16, 'abstract-float'],
    ['0x1.8p-2', 0.375, 'abstract-float'],
    ['0x1.8p1f', 3, 'f32'],
    ['0xa.8', 10.5, 'abstract-float'],
    ['0X.8P+1', 1, 'abstract-float'],
  ])('%s is %d of type %s', (text, value, type) => {
    expect(expression(text)).toMatchObject({ kind: 'number', value, type });
  });

  test.each(['4294967296u', '2147483648i', '012', '1.5u', '1h'])('%s is refused', (text) => {
    expect(() => expression(text)).toThrow(/^WGSL line 1: /);
  });
});

describe('operators bind as WGSL says', () => {
  test.each([
    ['a + b * c - d', '((a + (b * c)) - d)'],
    ['a / b / c % d', '(((a / b) / c) % d)'],
    ['-a.x * b[1]', '((-a.x) * b[1])'],
    ['a + b < c * d && !e', '(((a + b) < (c * d)) && (!e))'],
    ['a < b || c >= d || e', '(((a < b) || (c >= d)) || e)'],
    ['(a << 3u) | (b >> c)', '((a << 3) | (b >> c))'],
    ['a ^ b ^ ~c', '((a ^ b) ^ (~c))'],
    ['f(a, b + 1).x[2].y', 'f(a, (b + 1)).x[2].y'],
    ['a == (b != c)', '(a == (b != c))'],
    ['- -a', '(-(-a))'],
  ])('%s', (text, meaning) => {
    expect(bracketed(expression(text))).toBe(meaning);
  });

  test.each([
    'a < b < c',
    'a & b | c',
    'a && b || c',
    'a << b << c',
    'a + b << c',
    'a & b == c',
    'a | b + c',
    '*a',
    '&a',
  ])('%s is refused', (text) => {
    expect(() => expression(text)).toThrow(/^WGSL line 1: /);
  });
});

test('nested templates close with >>, >= and >>=', () => {
  const [a, b, c] = statements(
    'var a: array<vec2<f32>, 2>; let b: array<vec2<u32>,2>= x; var c: array<array<f32, 2>, N * 2>= y;',
  );
  expect(a).toMatchObject({
    type: { name: 'array', element: { name: 'vec2', element: { name: 'f32' } }, count: { value: 2 } },
  });
  expect(b).toMatchObject({ kind: 'let', type: { name: 'array' }, value: { name: 'x' } });
  expect(c).toMatchObject({ kind: 'var', type: { element: { name: 'array' } }, value: { name: 'y' } });
});

test('comments vanish, nested ones too, and lines are still counted', () => {
  const source = '// a comment\n/* one /* two */ still\n a comment */ const a = 1; // end\nconst b = $;';
  expect(() => parse(source)).toThrow("WGSL line 4: unexpected character '$'");
  expect(parse(source.replace('$', '2')).constants.get('a')).toMatchObject({ line: 3 });
  expect(() => parse('const a = 1;\n/* /* */')).toThrow('WGSL line 2: a block comment is not closed');
});

test('compound assignments and increments are assignments with an operator', () => {
  expect(statements('a.x += 1u; b[2] >>= 3u; i++; j--; _ = f(x); g(y);')).toMatchObject([
    { target: { member: 'x' }, operator: '+' },
    { target: { kind: 'index' }, operator: '>>' },
    { operator: '+', value: { value: 1 } },
    { operator: '-', value: { value: 1 } },
    { target: null, value: { kind: 'call' } },
    { target: null, value: { kind: 'call' } },
  ]);
});

test('for, while and loop are one statement', () => {
  const [a, b, c] = statements(
    'for (var i = 0; i < 3; i++) {} while (x) { break; } loop { continuing { i++; break if i > 3; } }',
  );
  expect(a).toMatchObject({ initial: { name: 'i' }, condition: { operator: '<' }, update: [{ operator: '+' }] });
  expect(b).toMatchObject({ initial: null, condition: { name: 'x' }, body: [{ kind: 'break' }], update: [] });
  expect(c).toMatchObject({ condition: null, update: [{ operator: '+' }], breakIf: { operator: '>' } });
});

test.each([
  ['fn f() {\n  let x = ;\n}', "WGSL line 2: expected an expression, found ';'"],
  ['fn f() {\n  let x = 1\n}', "WGSL line 3: expected ';', found '}'"],
  ['fn f() {', "WGSL line 1: expected an expression, found 'the end of the source'"],
  ['struct S { a: f32 b: f32 }', "WGSL line 1: expected '}', found 'b'"],
  ['\nenable f16;', "WGSL line 2: 'enable' is outside the subset"],
  ['override n = 3u;', "WGSL line 1: 'override' is outside the subset"],
  ['fn f() {}\nfn f() {}', "WGSL line 2: 'f' is declared twice"],
  [
    '@group(0) @binding(0) var<storage, write> a: array<f32>;',
    "WGSL line 1: 'a': access 'write' is outside the subset",
  ],
  ['var<workgroup> a: f32;', "WGSL line 1: 'a': address space 'workgroup' is outside the subset"],
  ['@group(1) @binding(0) var<storage> a: array<f32>;', "WGSL line 1: 'a' needs @group(0)"],
  ['struct S { @align(16) a: f32 }', "WGSL line 1: attributes on 'a' are outside the subset"],
])('%s is refused', (source, message) => {
  expect(() => parse(source)).toThrow(message);
});
