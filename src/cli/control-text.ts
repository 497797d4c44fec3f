import { percent } from '../estimate/percent.ts';
import type { ControlSpec } from '../model/spec.ts';

/** A control in words, for people. @param span part of the whole time that it is for, where it is one of several in turn */
export function controlText(control: ControlSpec, span = 1): string {
  if (typeof control !== 'object') return String(control);
  if ('ramp' in control) {
    const [from, to] = control.ramp;
    return from === to ? String(from) : `from ${from} to ${to}, linearly`;
  }
  if ('step' in control) {
    const when = control.at ? `at ${control.at} of ${span < 1 ? 'this' : 'the'} time` : 'at once';
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
  const shares = control.sequence.map((part) => (typeof part === 'object' ? (part.share ?? 1) : 1));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const parts = control.sequence.map((part, i) => {
    const share = (span * shares[i]!) / total;
    const text = controlText(part, share);
    if (share === span || (typeof part === 'object' && 'sequence' in part)) return text;
    return `${text} (${percent(share)}${i === 0 && span === 1 ? ' of the time' : ''})`;
  });
  return parts.join('; then ');
}
