import { expect } from 'vitest';
import { defaultChoice } from '../../src/import/default-choice.ts';
import { inspectTable } from '../../src/import/inspect-table.ts';
import { readWorks } from '../../src/import/read-works.ts';
import type { Source } from '../../src/import/source.ts';
import type { ReadWorks, WorkChoice } from '../../src/import/table.ts';

/** A file as a browser hands it over. */
export const fileOf = (name: string, content: string | Uint8Array | ArrayBuffer): File =>
  new File([content as BlobPart], name);

/** Its works as they are had unless somebody says otherwise. */
export async function readByDefault(...files: Source[]): Promise<ReadWorks> {
  return readWorks(files, defaultChoice(await inspectTable(files[0]!), 'forward'));
}

/** Works of one file, as plain numbers. */
export async function worksOf(file: Source, choice?: WorkChoice): Promise<number[]> {
  return [...(await (choice ? readWorks([file], choice) : readByDefault(file))).values];
}

/** The line with which something is refused. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing was refused',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

/** The same file, its stream cut into pieces of so many bytes. */
export function cut(file: File, bytes: number): Source {
  return {
    name: file.name,
    size: file.size,
    slice: (start, end) => file.slice(start, end),
    stream: () => {
      let at = 0;
      return new ReadableStream({
        async pull(controller) {
          const piece = new Uint8Array(await file.slice(at, at + bytes).arrayBuffer());
          at += bytes;
          if (piece.length > 0) controller.enqueue(piece);
          if (at >= file.size) controller.close();
        },
      });
    },
  };
}

/** Long lists of numbers, bit for bit and in no time. */
export function expectSame(measured: Float64Array, expected: Float64Array): void {
  expect(measured.length).toBe(expected.length);
  expect(measured.findIndex((value, i) => value !== expected[i])).toBe(-1);
}
