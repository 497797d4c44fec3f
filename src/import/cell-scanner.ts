import { SpecError } from '../errors.ts';
import { numberInBytes } from './number-in-bytes.ts';
import { numberInText } from './number-in-text.ts';
import type { RowSink, Texts, Wanted } from './rows.ts';
import { splitLine } from './split-line.ts';
import type { TextLayout } from './table.ts';

/** Takes a text in pieces and gives its rows. */
export interface CellScanner {
  add(bytes: Uint8Array): void;
  /** The text has ended: its last line may have no end. */
  end(): void;
}

const newline = 10;
const quote = 34;
/** A line of more bytes is no row of a table. */
const longestLine = 2 ** 24;

const isBlank = (byte: number | undefined): boolean => byte === 32 || byte === 9 || byte === 13;
/** `#`, `@` and `%`. */
const beginsComment = (byte: number): boolean => byte === 35 || byte === 64 || byte === 37;

/** @param name of the file, for refusals @param wanted columns, each at most once and in any order */
export function createCellScanner(
  name: string,
  { delimiter, decimalComma, headerLine }: TextLayout,
  wanted: readonly Wanted[],
  texts: Texts,
  sink: RowSink,
): CellScanner {
  const values = new Float64Array(wanted.length);
  const last = Math.max(...wanted.map(({ at }) => at));
  /** Place in `values` of each column, or −1. */
  const places = Int32Array.from({ length: last + 1 }, (_, at) => wanted.findIndex((w) => w.at === at));
  const isText = wanted.map(({ as }) => as === 'text');
  const mark = delimiter.charCodeAt(0);
  const decoder = new TextDecoder();
  let line = 0;
  let carry = new Uint8Array(0);
  /** The piece at hand as text, for cells that its bytes do not settle; one byte is one letter. */
  let letters: string | null = null;
  let nextQuote = 0;

  function settle(place: number, cell: string): void {
    if (isText[place]) {
      values[place] = texts.placeOf(cell.trim());
      return;
    }
    const value = numberInText(cell, decimalComma);
    if (value === null) throw SpecError.of(`${name} line ${line}`, cell.trim(), 'must be a number');
    values[place] = value;
  }

  function cellAt(bytes: Uint8Array, place: number, from: number, to: number): void {
    const value = isText[place] ? Number.NaN : numberInBytes(bytes, from, to, decimalComma);
    if (!Number.isNaN(value)) values[place] = value;
    else if (!longNumber(bytes, place, from, to)) settle(place, decoder.decode(bytes.subarray(from, to)));
  }

  /** A number of many digits, digit for digit; anything else is left to be settled. */
  function longNumber(bytes: Uint8Array, place: number, from: number, to: number): boolean {
    if (isText[place] || from >= to || to - from > 40 || decimalComma) return false;
    letters ??= latin1(bytes);
    const cell = letters.slice(from, to);
    const value = Number(cell);
    if (!Number.isFinite(value) || /[xob]/i.test(cell)) return false;
    values[place] = value;
    return true;
  }

  function spaced(bytes: Uint8Array, from: number, to: number): void {
    let i = from;
    for (let column = 0; column <= last; column++) {
      while (i < to && isBlank(bytes[i])) i++;
      const start = i;
      while (i < to && bytes[i] !== 32 && bytes[i] !== 9) i++;
      const place = places[column]!;
      if (place >= 0) cellAt(bytes, place, start, i);
    }
  }

  function divided(bytes: Uint8Array, from: number, to: number): void {
    let i = from;
    for (let column = 0; column <= last; column++) {
      let start = i;
      while (i < to && bytes[i] !== mark) i++;
      const place = places[column]!;
      if (place >= 0) {
        let end = i;
        while (start < end && (bytes[start] === 32 || bytes[start] === 9)) start++;
        while (end > start && isBlank(bytes[end - 1])) end--;
        cellAt(bytes, place, start, end);
      }
      i++;
    }
  }

  function quotedRow(bytes: Uint8Array, from: number, to: number): void {
    const text = decoder.decode(bytes.subarray(from, to));
    const cells = splitLine(text, delimiter);
    if ((text.split('"').length - 1) % 2 === 1)
      throw SpecError.of(`${name} line ${line}`, text, 'a quotation mark is not closed in its line');
    for (let column = 0; column <= last; column++)
      if (places[column]! >= 0) settle(places[column]!, (cells[column] ?? '').replace(/^"|"$/g, ''));
  }

  function row(bytes: Uint8Array, from: number, to: number): void {
    line++;
    let start = from;
    let end = to;
    if (line === 1 && beginsWithMark(bytes, from)) start += 3;
    while (start < end && isBlank(bytes[start])) start++;
    while (end > start && isBlank(bytes[end - 1])) end--;
    const endsBlock = start === end || (bytes[start] === 38 && end === start + 1);
    if (endsBlock) sink.gap(line);
    if (endsBlock || beginsComment(bytes[start]!) || line === headerLine) return;
    if (nextQuote < start) nextQuote = quoteAfter(bytes, start);
    if (nextQuote < end) quotedRow(bytes, start, end);
    else if (delimiter === ' ') spaced(bytes, start, end);
    else divided(bytes, delimiter === '\t' ? from : start, end);
    sink.row(values, line);
  }

  function begin(bytes: Uint8Array): void {
    letters = null;
    nextQuote = quoteAfter(bytes, 0);
  }

  /** Lines that end in these bytes; gives where the unfinished one begins. */
  function rows(bytes: Uint8Array): number {
    begin(bytes);
    let from = 0;
    for (let to = bytes.indexOf(newline); to >= 0; to = bytes.indexOf(newline, from)) {
      row(bytes, from, to);
      from = to + 1;
    }
    return from;
  }

  return {
    add(piece) {
      const bytes = carry.length > 0 ? joined(carry, piece) : piece;
      const at = rows(bytes);
      carry = bytes.slice(at);
      if (carry.length > longestLine)
        throw SpecError.of(
          `${name} line ${line + 1}`,
          `${carry.length} bytes`,
          'a line this long is no row of a table',
        );
    },
    end() {
      begin(carry);
      if (carry.length > 0) row(carry, 0, carry.length);
      carry = new Uint8Array(0);
    },
  };
}

function quoteAfter(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(quote, from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** The byte order mark that some programs write before UTF-8. */
const beginsWithMark = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;

const latin1Decoder = new TextDecoder('latin1');
const latin1 = (bytes: Uint8Array): string => latin1Decoder.decode(bytes);

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
