/** What GROMACS says at the top of an xvg file. */
export interface XvgHeader {
  readonly title: string | null;
  /** Of the columns: the time first, then every set by its legend. */
  readonly headings: readonly string[];
  /** In kelvin. */
  readonly temperature: number | null;
  /** The state as it is written: “state 0: fep-lambda = 0.0000”. */
  readonly state: string | null;
  /** λ at the start, where one number says it. */
  readonly lambda: number | null;
}

/** Codes of Grace for fonts and scripts, as plain letters. */
const plain = (text: string): string =>
  text
    .replace(/\\x(.)\\f\{\}/g, (_, letter: string) => ({ l: 'λ', D: 'Δ' })[letter] ?? letter)
    .replace(/\\S(.*?)\\N/g, '^$1')
    .replace(/\\[sfN](\{\})?/g, '');

const quoted = (line: string | undefined): string | null => {
  const text = /"(.*)"/.exec(line ?? '')?.[1];
  return text === undefined ? null : plain(text);
};

/**
 * Reads the lines that begin with `@`: legends `s0`, `s1` … name the columns after the time, the subtitle says temperature, state and
 * λ (GROMACS since 4.6: `T = 298 (K) λ state 0: fep-lambda = 0.0000`; several λ as `(coul-lambda, vdw-lambda) = (0.0000, 0.0000)`).
 */
export function xvgHeader(lines: readonly string[], width: number): XvgHeader {
  const said = lines.filter((line) => /^\s*@/.test(line));
  const find = (pattern: RegExp) => quoted(said.find((line) => pattern.test(line)));
  const legends = new Map<number, string>();
  for (const line of said) {
    const set = /^\s*@\s*s(\d+)\s+legend\s+"/.exec(line);
    if (set) legends.set(Number(set[1]), quoted(line) ?? '');
  }
  const subtitle = find(/^\s*@\s*subtitle\s/);
  const yAxis = find(/^\s*@\s*yaxis\s+label/);
  const first = find(/^\s*@\s*xaxis\s+label/) ?? 'x';
  const headings = Array.from({ length: width }, (_, i) =>
    i === 0 ? first : (legends.get(i - 1) ?? (width === 2 && yAxis ? yAxis : `set ${i - 1}`)),
  );
  const kelvin = Number(/T = ([\d.]+) \(K\)/.exec(subtitle ?? '')?.[1] ?? Number.NaN);
  return {
    title: find(/^\s*@\s*title\s/),
    headings,
    temperature: kelvin > 0 ? kelvin : null,
    state: /state .*$/.exec(subtitle ?? '')?.[0] ?? null,
    lambda: startOf(subtitle ?? '', headings.filter(isDerivative)),
  };
}

/** Whether a legend names ∂H/∂λ. */
export const isDerivative = (heading: string): boolean => /^d[HVG]\/d(λ|l)/i.test(heading);

/** The one number that the subtitle, or else the legends of ∂H/∂λ, give for λ. */
function startOf(subtitle: string, derivatives: readonly string[]): number | null {
  const said = /=\s*\(?([\d., ]+)\)?\s*$/.exec(subtitle.replace(/T = .*?\(K\)/, ''))?.[1]?.split(',') ?? [];
  const legends = derivatives.map((heading) => /=\s*([\d.]+)/.exec(heading)?.[1] ?? '');
  const values = (said.length > 0 ? said : legends).filter((text) => text.trim() !== '').map(Number);
  const [value] = values;
  return value !== undefined && values.every((v) => v === value) && Number.isFinite(value) ? value : null;
}
