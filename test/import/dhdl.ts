/** A dhdl.xvg as GROMACS writes it since 4.6. Rows hold ∂H/∂λ for each kind of λ, ΔH for each foreign λ, and pV; times are added. */
export function dhdl({
  names,
  lambda,
  foreign,
  rows,
  state = 0,
  temperature = 298.15,
}: {
  names: readonly string[];
  lambda: readonly number[];
  foreign: readonly (readonly number[])[];
  rows: readonly (readonly number[])[];
  state?: number;
  temperature?: number;
}): string {
  const vector = (values: readonly (number | string)[]) => {
    const text = values.map((v) => (typeof v === 'number' ? v.toFixed(4) : v)).join(', ');
    return values.length > 1 ? `(${text})` : text;
  };
  const legends = [
    ...names.map((name, i) => `dH/d\\xl\\f{} ${name} = ${lambda[i]!.toFixed(4)}`),
    ...foreign.map((to) => `\\xD\\f{}H \\xl\\f{} to ${vector(to)}`),
    'pV (kJ/mol)',
  ];
  return [
    '# gmx mdrun is part of G R O M A C S:',
    '@    title "dH/d\\xl\\f{} and \\xD\\f{}H"',
    '@    xaxis  label "Time (ps)"',
    '@    yaxis  label "dH/d\\xl\\f{} and \\xD\\f{}H (kJ/mol [\\xl\\f{}]\\S-1\\N)"',
    '@TYPE xy',
    `@ subtitle "T = ${temperature} (K) \\xl\\f{} state ${state}: ${vector(names)} = ${vector(lambda)}"`,
    '@ legend on',
    ...legends.map((legend, i) => `@ s${i} legend "${legend}"`),
    ...rows.map((row, n) => [(n * 0.2).toFixed(4), ...row].join(' ')),
    '',
  ].join('\n');
}
