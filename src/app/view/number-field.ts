import { html, type TemplateResult } from 'lit';
import { beganTyping, endedTyping, unlessTyping } from './unless-typing.ts';

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
    const text = (event.target as HTMLInputElement).value.trim().replace(/\s/g, '').replace('−', '-');
    if (text === '' && options.onEmpty) options.onEmpty();
    else if (text !== '' && Number.isFinite(Number(text))) options.onNumber(Number(text), text);
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
    .value=${unlessTyping(value === undefined ? '' : String(value))}
    @input=${beganTyping}
    @blur=${endedTyping}
    @change=${commit}
  />`;
}
