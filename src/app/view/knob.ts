import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { SliderScale } from '../text/slider-scale.ts';
import { numberField } from './number-field.ts';

/** A quantity as symbol, slider, number and unit in one line, with the error about it below. */
export function knob(options: {
  readonly id: string;
  readonly symbol: TemplateResult | string;
  readonly label: string;
  readonly explain: string;
  readonly value: number;
  /** What the number field shows; other than the value when something was refused. */
  readonly shown: number | string;
  readonly unit: string;
  readonly scale: SliderScale;
  readonly error: string | null;
  /** What else can be done with it, beside the unit. */
  readonly more?: TemplateResult;
  readonly onNumber: (value: number) => void;
  readonly onRefused: (text: string) => void;
}): TemplateResult {
  const { id, label, explain, value, unit, scale, error, onNumber } = options;
  const slide = (event: Event) => onNumber(scale.valueAt(Number((event.target as HTMLInputElement).value)));
  return html`<div class="knob">
    <span data-explain=${explain}>${options.symbol}</span>
    <input
      type="range"
      min="0"
      max=${scale.notches}
      step="1"
      aria-label=${label}
      aria-valuetext="${value} ${unit}"
      data-explain=${explain}
      .value=${live(String(scale.notchOf(value)))}
      @input=${slide}
    />
    ${numberField({ id, label: `${label}, as a number`, value: options.shown, explain, invalid: error !== null, onNumber, onRefused: options.onRefused })}
    <span class="unit">${unit}${options.more ?? nothing}</span>
    ${error ? html`<p class="error" role="alert">${error}</p>` : nothing}
  </div>`;
}
