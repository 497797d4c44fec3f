import type { ControlSpec, ScalarSpec } from './spec.ts';

/** The same control in a run that lasts `stretch` times as long: where a control says times itself, they are stretched. */
export function stretchedControl(spec: ControlSpec, stretch: number): ControlSpec {
  if (typeof spec !== 'object') return spec;
  if ('sine' in spec) return { ...spec, sine: { ...spec.sine, period: times(spec.sine.period, stretch) } };
  if ('table' in spec) return { ...spec, table: { ...spec.table, time: spec.table.time.map((t) => t * stretch) } };
  if ('sequence' in spec) return { ...spec, sequence: spec.sequence.map((part) => stretchedControl(part, stretch)) };
  return spec;
}

const times = (value: ScalarSpec, factor: number): ScalarSpec =>
  typeof value === 'number' ? value * factor : `(${value})*${factor}`;
