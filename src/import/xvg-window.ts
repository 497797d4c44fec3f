import { SpecError } from '../errors.ts';
import { inspectTable } from './inspect-table.ts';
import { readRows } from './read-rows.ts';
import { createTexts } from './rows.ts';
import { checkSize } from './size-limit.ts';
import type { Source } from './source.ts';
import type { TableLook } from './table.ts';
import { createWorkBuffer } from './work-buffer.ts';
import { isDerivative } from './xvg-header.ts';

/** One λ window as GROMACS writes it to dhdl.xvg; energies in kJ/mol. */
export interface XvgWindow {
  readonly file: string;
  /** In kelvin; null where the file does not say. */
  readonly temperature: number | null;
  /** Number of the state; null where the file does not say. */
  readonly state: number | null;
  /** λ of this window, one number for each of its kinds. */
  readonly lambda: readonly number[];
  /** ∂H/∂λ of each kind of λ; null where the file lacks some. */
  readonly gradients: readonly Float64Array[] | null;
  /** H at other λ less H here. */
  readonly differences: readonly { readonly lambda: readonly number[]; readonly values: Float64Array }[];
  readonly samples: number;
  /** Rows with a cell that is no number, an infinite ∂H/∂λ or ΔH = −∞: left out. ΔH = +∞ is a state that is impossible there. */
  readonly skipped: number;
}

/**
 * Reads a λ window. Rows with a cell that is no number are left out whole.
 * @throws SpecError where a file is no dhdl.xvg, does not say its λ, or comes from an expanded ensemble
 */
export async function readXvgWindow(source: Source, onBytes: (bytes: number) => void = () => {}): Promise<XvgWindow> {
  checkSize(source);
  const look = await inspectTable(source);
  const { name } = source;
  if (look.format !== 'xvg') throw SpecError.of(name, look.format, 'must be a dhdl.xvg of GROMACS');
  if (look.columns.some((c) => /^Thermodynamic state/i.test(c.name)))
    throw SpecError.of(
      name,
      'Thermodynamic state',
      'an expanded ensemble changes λ on its way: give windows of one λ each',
    );
  const gradients = look.columns.flatMap((c, at) => (isDerivative(c.name) ? [at] : []));
  const foreign = look.columns.flatMap((c, at) => {
    const lambda = foreignLambda(c.name);
    return lambda ? [{ at, lambda }] : [];
  });
  if (gradients.length + foreign.length === 0)
    throw SpecError.of(name, look.columns.map((c) => c.name).join(', '), 'holds neither ∂H/∂λ nor ΔH');
  const lambda = ownLambda(look, gradients);
  if (!lambda) throw SpecError.of(name, look.notes.join('; ') || 'no subtitle', 'does not say its λ');
  const places = [...gradients, ...foreign.map((f) => f.at)];
  const buffers = places.map(() => createWorkBuffer(name));
  let skipped = 0;
  await readRows(
    source,
    look,
    places.map((at) => ({ at, as: 'number' })),
    createTexts(),
    {
      row(values) {
        if (values.some((x, i) => (i < gradients.length ? !Number.isFinite(x) : !(x > Number.NEGATIVE_INFINITY))))
          skipped++;
        else buffers.forEach((buffer, i) => void buffer.push(values[i]!));
      },
      gap() {},
    },
    onBytes,
  );
  const columns = buffers.map((buffer) => buffer.take());
  return {
    file: name,
    temperature: look.temperature,
    state: stateOf(look),
    lambda,
    gradients: gradients.length === lambda.length ? columns.slice(0, gradients.length) : null,
    differences: foreign.map((f, i) => ({ lambda: f.lambda, values: columns[gradients.length + i]! })),
    samples: columns[0]!.length,
    skipped,
  };
}

const numbers = (text: string): number[] => text.split(',').map(Number);
const real = '-?[\\d.]+(?:e[-+]?\\d+)?';

/** λ of `ΔH λ to (0.0000, 0.2500)`, `ΔH λ to 0.2500` or, before GROMACS 4.6, `ΔH λ 0.25`; null for other headings. */
function foreignLambda(heading: string): number[] | null {
  const text = new RegExp(`^ΔH λ (?:to )?\\(?(${real}(?:, *${real})*)\\)?$`, 'i').exec(heading.trim())?.[1];
  return text === undefined ? null : numbers(text);
}

/** “state 3: (coul-lambda, vdw-lambda) = (0.5000, 0.0000)” */
const stateText = (look: TableLook): string | null => look.notes.find((note) => note.startsWith('state ')) ?? null;

function stateOf(look: TableLook): number | null {
  const text = /^state (\d+):/.exec(stateText(look) ?? '')?.[1];
  return text === undefined ? null : Number(text);
}

/** λ by the subtitle, else by the legends of ∂H/∂λ (`dH/dλ fep-lambda = 0.25`, `dH/dλ λ 0.25`). */
function ownLambda(look: TableLook, gradients: readonly number[]): number[] | null {
  const said = new RegExp(`= *\\(?(${real}(?:, *${real})*)\\)?$`, 'i').exec(stateText(look)?.trim() ?? '')?.[1];
  if (said !== undefined) return numbers(said);
  const legends = gradients.map(
    (at) => new RegExp(`(?:=|λ) *(${real})$`, 'i').exec(look.columns[at]!.name.trim())?.[1],
  );
  if (legends.length > 0 && legends.every((text) => text !== undefined)) return legends.map(Number);
  return look.lambda === null ? null : [look.lambda];
}
