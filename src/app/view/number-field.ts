import { html, type TemplateResult } from 'lit';
import { numberOf, typedText } from '../text/typed-number.ts';
import { beganTyping, endedTyping, unlessTyping } from './unless-typing.ts';

/** A number as it is typed: `2e8` where that saves counting noughts. */
function fieldText(value: number | string): string {
  const plain = String(value);
  const short = typeof value === 'number' ? value.toExponential().replace('e+', 'e') : plain;
  return short.length + 4 < plain.length ? short : plain;
}

/** A field for one number; accepts `1e6`. What is no number is handed to `onRefused`. */
export function numberField(options: {
  readonly label: string;
  readonly value: number | string | undefined;
  readonly placeholder?: string;
  readonly explain?: string;
  readonly invalid?: boolean;
  readonly id?: string;
  /** Also gets the text, for integers beyond 2^53. */
  readonly onNumber: (value: number, text: string) => void;
  readonly onEmpty?: () => void;
  readonly onRefused: (text: string) => void;
}): TemplateResult {
  const { label, value, placeholder = '', explain = '', invalid = false, id = '' } = options;
  const commit = (event: Event) => {
    endedTyping(event);
    const written = (event.target as HTMLInputElement).value;
    const [text, number] = [typedText(written), numberOf(written)];
    if (text === '' && options.onEmpty) options.onEmpty();
    else if (Number.isFinite(number)) options.onNumber(number, text);
    else options.onRefused(text);
  };
  return html`<input
    type="text"
    inputmode="decimal"
    autocomplete="off"
    spellcheck="false"
    name=${id}
    aria-label=${label}
    aria-invalid=${invalid}
    aria-description=${explain}
    data-explain=${explain || label}
    placeholder=${placeholder}
    .value=${unlessTyping(value === undefined || Number.isNaN(value) ? '' : fieldText(value))}
    @input=${beganTyping}
    @blur=${endedTyping}
    @change=${commit}
  />`;
}
