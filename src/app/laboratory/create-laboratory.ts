import { strToU8, zipSync } from 'fflate';
import { SpecError } from '../../errors.ts';
import { exampleWorks } from '../../estimate/example-works.ts';
import { studyWorks } from '../../estimate/study-works.ts';
import { inspectTable } from '../../import/inspect-table.ts';
import { readWorks } from '../../import/read-works.ts';
import type { ReadWorks } from '../../import/table.ts';
import { toKT } from '../../import/units.ts';
import { studyCsv } from '../../report/csv.ts';
import { htmlReport } from '../../report/html-report.ts';
import { readReport } from '../../report/read-report.ts';
import { readStudy, writeStudy } from '../../report/study-json.ts';
import { aboutFiles, aboutPreset } from './about.ts';
import { answering } from './answering.ts';
import type { LaboratoryApi, Side, SideRequest } from './laboratory-api.ts';
import { presets } from './presets.ts';
import { studyProgress } from './study-progress.ts';

/** Share of the progress that is reading. */
const readingShare = 0.4;

/** The laboratory: reads files, studies works, writes reports. Works stay here: another unit needs no second reading. */
export function createLaboratory(): LaboratoryApi {
  const kept: Partial<Record<Side, { readonly key: string; readonly works: ReadWorks }>> = {};

  const read = async (side: Side, request: SideRequest, onProgress: (share: number) => void): Promise<ReadWorks> => {
    const key = keyOf(request);
    const works =
      kept[side]?.key === key ? kept[side].works : await readWorks(request.files, request.choice, onProgress);
    kept[side] = { key, works };
    return works;
  };

  return {
    look: (files) => answering('study', () => Promise.all(files.map((file) => inspectTable(file)))),
    async study(request, onProgress) {
      const { reverse } = request;
      const part = (side: Side, from: number, to: number) => (share: number) =>
        onProgress(`reading ${side} works`, from + (to - from) * share);
      const half = reverse ? readingShare / 2 : readingShare;
      const f = await answering('forward', () => read('forward', request.forward, part('forward', 0, half)));
      if ('refused' in f) return f;
      const r = await answering(
        'reverse',
        () => reverse && read('reverse', reverse, part('reverse', half, readingShare)),
      );
      if ('refused' in r) return r;
      return answering('study', () => {
        const about = aboutFiles(request, f.ok, r.ok);
        const sign = request.reverseSign === 'minus' ? -1 : 1;
        const study = studyWorks(toKT(f.ok.values, about.kT), r.ok && toKT(r.ok.values, about.kT, sign), {
          onProgress: studyProgress(onProgress, readingShare),
        });
        return { study, about };
      });
    },
    example: (id, onProgress) =>
      answering('study', () => {
        const preset = presets.find((p) => p.id === id);
        if (!preset) throw SpecError.of('data', id, `must be one of ${presets.map((p) => p.id).join(', ')}`);
        const { forward, reverse, deltaF } = exampleWorks(preset.works, preset.count);
        const study = studyWorks(forward, preset.bothWays ? reverse : null, {
          onProgress: studyProgress(onProgress, 0),
        });
        return { study, about: aboutPreset(preset, deltaF) };
      }),
    open: (file) =>
      answering('study', async () => (/\.json$/i.test(file.name) ? readStudy : readReport)(await file.text())),
    async report({ study, about }, form) {
      if (form === 'json') return writeStudy(study, about);
      return form === 'csv' ? packed(studyCsv(study)) : htmlReport(study, about);
    },
  };
}

/** Files in a ZIP archive. */
const packed = (files: object): Uint8Array<ArrayBuffer> =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]: [string, string]) => [name, strToU8(text)])));

/** What a reading depends on. */
const keyOf = ({ files, choice }: SideRequest): string =>
  JSON.stringify([files.map(({ name, size, lastModified }) => [name, size, lastModified]), choice]);
