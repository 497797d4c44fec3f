import type { FieldWords, Kernel, Process, Range } from './backend.ts';

/** Rows of control values that `groups` groups of steps read: one for each step, and the one before. */
export function controlRows(kernel: Kernel, groups: number): number {
  return kernel.stepsPerGroup * groups + 1;
}

type Rule = (holds: boolean, text: string) => void;

/** Stops of an event-driven kernel are times, and single precision must hold them. */
function checkTimes(kernel: Kernel, rule: Rule, stops: readonly number[]): void {
  rule(kernel.uniforms[0] === 'stop', `kernel.uniforms.0: ${kernel.uniforms[0]} (must be stop)`);
  rule(kernel.controlCount === 0, `kernel.controlCount: ${kernel.controlCount} (must be 0 where a kernel has events)`);
  stops.forEach((stop, i) => {
    const after = i === 0 ? 0 : stops[i - 1]!;
    const holds = stop >= after && Math.fround(stop) < Number.POSITIVE_INFINITY;
    rule(holds, `stops.${i}: ${stop} (must be a finite time ≥ ${after})`);
  });
}

/** Stops of a kernel that advances by steps are numbers of groups. */
function checkGroups(process: Process, rule: Rule, stops: readonly number[]): void {
  stops.forEach((stop, i) => {
    const after = i === 0 ? 0 : stops[i - 1]!;
    rule(
      Number.isInteger(stop) && stop >= after && stop <= process.groups,
      `stops.${i}: ${stop} (must be an integer in ${after} … ${process.groups})`,
    );
  });
}

/** What one group of steps adds to a word; with no more, the smallest dispatch of any backend fits a word of 32 bits. */
const largestAddend = 2 ** 16;

function checkField(kernel: Kernel, rule: Rule, { size, slices, largest }: FieldWords): void {
  rule(!kernel.events, 'kernel.field: present (must be absent where a kernel has events)');
  const within = (name: string, value: number, most: number) =>
    rule(
      Number.isInteger(value) && value >= 1 && value <= most,
      `kernel.field.${name}: ${value} (must be an integer in 1 … ${most})`,
    );
  within('size', size, 2 ** 28);
  within('slices', slices, size);
  within('largest', largest, largestAddend);
}

/** Throws a `RangeError` unless process, range and stops fit the kernel. */
export function checkRun(kernel: Kernel, process: Process, range: Range, stops: readonly number[]): void {
  const rule: Rule = (holds, text) => {
    if (!holds) throw new RangeError(text);
  };
  rule(
    process.uniforms.length === kernel.uniforms.length,
    `process.uniforms: ${process.uniforms.length} values (the kernel has ${kernel.uniforms.length})`,
  );
  const rows = controlRows(kernel, process.groups) + 1;
  rule(
    kernel.controlCount === 0 || process.controls.rows === rows,
    `process.controls: ${process.controls.rows} rows (must be ${rows})`,
  );
  rule(Number.isSafeInteger(range.first) && range.first >= 0, `range.first: ${range.first} (must be an index)`);
  rule(Number.isSafeInteger(range.count) && range.count > 0, `range.count: ${range.count} (must be ≥ 1)`);
  if (kernel.field) checkField(kernel, rule, kernel.field);
  if (kernel.events) checkTimes(kernel, rule, stops);
  else checkGroups(process, rule, stops);
}
