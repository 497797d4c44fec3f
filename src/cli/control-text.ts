import type { ControlSpec } from '../model/spec.ts';

/** A control in words, for people. */
export function controlText(control: ControlSpec): string {
  if (typeof control !== 'object') return String(control);
  if ('ramp' in control) return `from ${control.ramp[0]} to ${control.ramp[1]}, linearly`;
  if ('step' in control) {
    const when = control.at ? `at ${control.at} of the time` : 'at once';
    return `from ${control.step[0]} to ${control.step[1]}, ${when}`;
  }
  if ('sine' in control) {
    const { mean, amplitude, period, phase } = control.sine;
    return `${mean === undefined ? '' : `${mean} + `}${amplitude}·sin(2πt/(${period})${phase === undefined ? '' : ` + ${phase}`})`;
  }
  if ('table' in control) {
    const { time, value } = control.table;
    return `through ${time.map((t, i) => `(${t}, ${value[i]})`).join(', ')}, straight between`;
  }
  return control.sequence.map(controlText).join('; then ');
}
