/** Writes a line to stdout, which holds answers only. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes JSON to stdout. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** Writes a remark to stderr. */
export function remark(text: string): void {
  process.stderr.write(`eddy: ${text}\n`);
}
