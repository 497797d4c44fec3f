import { refuse } from '../../wgsl/refuse.ts';
import { type ScalarName, sameType, scalarOf, type Type, typeName, vector } from '../../wgsl/types.ts';
import { sizeOf } from './operators.ts';
import { concrete, materialized, type Term, unified } from './term.ts';
import { glslType } from './types.ts';

/** The term as the given type, or a refusal. */
export function fit(term: Term, type: Type, line: number): Term {
  const name = scalarOf(type);
  const fitted = term.value !== undefined && name && type.kind === 'scalar' ? concrete(term, name, line) : term;
  if (!sameType(fitted.type, type)) refuse(line, `found ${typeName(term.type)} where ${typeName(type)} is needed`);
  return fitted;
}

/** A type's constructor: conversion, splat or composition. */
export function construct(type: Type, args: readonly Term[], line: number): Term {
  const call = (terms: readonly Term[]) => ({
    text: `${glslType(type, line)}(${terms.map((t) => t.text).join(', ')})`,
    type,
  });
  if (args.length === 0) return refuse(line, `${typeName(type)}() is not translated to GLSL`);
  if (type.kind === 'scalar') {
    if (args.length > 1) refuse(line, `${typeName(type)} is made from one scalar`);
    return convert(type.scalar, args[0]!, type, line);
  }
  if (type.kind === 'vector') {
    const [first] = args as [Term];
    if (args.length === 1 && first.type.kind === 'vector') return convert(type.scalar, first, type, line);
    const terms = args.map((arg) => concrete(arg, type.scalar, line));
    const size = terms.reduce((sum, t) => sum + sizeOf(t.type, line), 0);
    if (size !== type.size && size !== 1) refuse(line, `${typeName(type)} cannot be made from ${size} components`);
    return call(terms);
  }
  if (type.kind !== 'struct') return refuse(line, `${typeName(type)} is not translated to GLSL`);
  if (args.length !== type.members.length)
    refuse(line, `${type.name} has ${type.members.length} parts, not ${args.length}`);
  return call(args.map((arg, i) => fit(arg, type.members[i]!.type, line)));
}

/** `vec3(…)`: the element type is that of the arguments. */
export function constructInferred(size: number, args: readonly Term[], line: number): Term {
  const { name } = unified(args, line);
  const scalar = name === 'abstract-int' ? 'i32' : name === 'abstract-float' ? 'f32' : name;
  return construct(vector(size, scalar), args, line);
}

/** An explicit conversion. GLSL has them under the same names, and so leaves what is out of range open; kernels keep within. */
function convert(name: ScalarName, given: Term, type: Type, line: number): Term {
  const whole = scalarOf(given.type) === 'abstract-int' && name !== 'bool';
  const value = whole ? concrete(given, name, line) : materialized(given, line);
  if (sizeOf(value.type, line) !== sizeOf(type, line))
    refuse(line, `${typeName(type)} cannot be made from ${typeName(value.type)}`);
  return sameType(value.type, type) ? value : { text: `${glslType(type, line)}(${value.text})`, type };
}
