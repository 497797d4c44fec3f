import { SpecError } from '../errors.ts';
import { type Formula, formulaOf } from './checked-formula.ts';
import * as make from './construct.ts';
import { type Expression, namesOf } from './expression.ts';

/**
 * ∂f/∂name, simplified. abs gives sign, min and max the derivative of the smaller or larger argument, `c ? a : b` that
 * of the branch taken: exact except on the set where the formula has a kink.
 *
 * @throws SpecError where no derivative exists: floor, ceil, sign, comparisons and logic that depend on `name`
 */
export function differentiate(f: Formula, name: string): Formula {
  const reject = (what: string): never => {
    throw SpecError.of(f.field, f.text, `has no derivative with respect to ${name}: ${what} has jumps`);
  };
  return formulaOf(f.field, derivative(f.expression, name, reject), { derivativeOf: f.text });
}

function derivative(root: Expression, name: string, reject: (what: string) => never): Expression {
  const d = (e: Expression): Expression => {
    if (!namesOf(e).has(name)) return make.zero;
    switch (e.kind) {
      case 'name':
        return make.one;
      case 'sum':
        return make.sum(...e.terms.map(d));
      case 'product':
        return make.sum(
          ...e.factors.map((factor, i) => make.product(d(factor), ...e.factors.filter((_, j) => j !== i))),
        );
      case 'power':
        return powerDerivative(e.base, e.exponent);
      case 'call':
        return callDerivative(e);
      case 'choice':
        return make.choice(e.condition, d(e.whenTrue), d(e.whenFalse));
      case 'comparison':
      case 'logic':
        return reject(`a ${e.kind === 'logic' ? 'logical value' : 'comparison'}`);
      default:
        return make.zero;
    }
  };

  /** (bⁿ)′ = n bⁿ⁻¹ b′ + bⁿ ln(b) n′ */
  const powerDerivative = (base: Expression, exponent: Expression): Expression => {
    const byBase = make.product(exponent, make.power(base, make.sum(exponent, make.number(-1))), d(base));
    if (!namesOf(exponent).has(name)) return byBase;
    return make.sum(byBase, make.product(make.power(base, exponent), make.call('log', base), d(exponent)));
  };

  const callDerivative = (e: Expression & { kind: 'call' }): Expression => {
    const [x, y] = e.arguments as [Expression, Expression?];
    const times = (outer: Expression): Expression => make.product(outer, d(x));
    const square = (of: Expression): Expression => make.power(of, make.number(2));
    switch (e.name) {
      case 'sin':
        return times(make.call('cos', x));
      case 'cos':
        return times(make.negate(make.call('sin', x)));
      case 'tan':
        return times(make.sum(make.one, square(e)));
      case 'exp':
        return times(e);
      case 'log':
        return times(make.power(x, make.number(-1)));
      case 'sqrt':
        return times(make.divide(make.number(0.5), e));
      case 'abs':
        return times(make.call('sign', x));
      case 'sinh':
        return times(make.call('cosh', x));
      case 'cosh':
        return times(make.call('sinh', x));
      case 'tanh':
        return times(square(make.call('sech', x)));
      case 'sech':
        return times(make.negate(make.product(e, make.call('tanh', x))));
      case 'min':
        return make.choice(make.comparison('<', x, y!), d(x), d(y!));
      case 'max':
        return make.choice(make.comparison('>', x, y!), d(x), d(y!));
      default:
        return reject(e.name);
    }
  };
  return d(root);
}
