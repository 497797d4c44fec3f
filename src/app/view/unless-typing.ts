import { noChange } from 'lit';
import { Directive, type DirectiveParameters, directive, type PropertyPart } from 'lit/directive.js';
import { setCommittedValue } from 'lit/directive-helpers.js';

/** Says that a field holds text that has not been handed over yet. */
const mark = 'typing';

/** Listen with these on a field whose `.value` is `unlessTyping`. */
export const beganTyping = (event: Event): void => {
  (event.target as HTMLElement).dataset[mark] = '';
};
export const endedTyping = (event: Event): void => {
  delete (event.target as HTMLElement).dataset[mark];
};

class UnlessTyping extends Directive {
  override render(value: string): string {
    return value;
  }

  override update(part: PropertyPart, [value]: DirectiveParameters<this>): unknown {
    const field = part.element as HTMLInputElement;
    if (field.dataset[mark] !== undefined || field.value === value) return noChange;
    // Somebody's text may stand where lit last put this very value.
    setCommittedValue(part);
    return value;
  }
}

/** Keeps a field's text in step with a value, but for what somebody is typing into it: a run in progress draws many times a second. */
export const unlessTyping = directive(UnlessTyping);
