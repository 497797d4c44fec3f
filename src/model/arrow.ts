import { SpecError } from '../errors.ts';

/** `"A + 2 B <-> C : k, k' @ name"` taken apart. */
export interface Arrow {
  readonly left: string;
  readonly right: string;
  readonly reversible: boolean;
  /** One rate, or two where reversible. */
  readonly rates: readonly Rate[];
  readonly name: string | null;
}

/** A rate as written; `whole` when in square brackets: then it is the propensity itself. */
export interface Rate {
  readonly text: string;
  readonly whole: boolean;
}

const form = 'must read "A -> B : rate" or "A <-> B : rate, reverse rate"';

/** Takes a transition or reaction apart. @throws SpecError */
export function parseArrow(text: string, field: string): Arrow {
  const match = /^([^:<>]*?)(<->|->)([^:<>]*?):(.*?)(?:@\s*([A-Za-z][\w-]*)\s*)?$/.exec(text);
  if (!match) throw SpecError.of(field, text, form);
  const [, left, arrow, right, rates, name] = match;
  const reversible = arrow === '<->';
  const parts = splitRates(rates!).map((part): Rate => {
    const bracketed = /^\[(.*)\]$/.exec(part);
    return bracketed ? { text: bracketed[1]!, whole: true } : { text: part, whole: false };
  });
  if (parts.length !== (reversible ? 2 : 1) || parts.some((p) => p.text === '')) throw SpecError.of(field, text, form);
  return { left: left!.trim(), right: right!.trim(), reversible, rates: parts, name: name ?? null };
}

/** Splits at commas outside brackets. */
function splitRates(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const c of text) {
    if ('([{'.includes(c)) depth++;
    if (')]}'.includes(c)) depth--;
    if (c === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += c;
  }
  return parts.map((part) => part.trim());
}
