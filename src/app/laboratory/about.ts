import type { ReadWorks } from '../../import/table.ts';
import { thermalEnergy } from '../../import/units.ts';
import type { ReportAbout, ReportSide } from '../../report/about.ts';
import { version } from '../../version.ts';
import type { SideRequest, StudyRequest } from './laboratory-api.ts';
import type { Preset } from './presets.ts';

/** What a study of files is about. */
export function aboutFiles(request: StudyRequest, forward: ReadWorks, reverse: ReadWorks | null): ReportAbout {
  const { unit, thermal, reverseSign } = request;
  const temperature = thermal?.kind === 'temperature' ? thermal.value : null;
  const name = ({ files }: SideRequest) => (files.length === 1 ? files[0]!.name : `${files[0]!.name} …`);
  return {
    ...stamp(),
    title: [request.forward, ...(request.reverse ? [request.reverse] : [])].map(name).join(', '),
    forward: sideOf(request.forward, forward),
    reverse: request.reverse && reverse && sideOf(request.reverse, reverse),
    unit,
    kT: temperature === null ? (thermal?.value ?? 1) : thermalEnergy(unit, temperature),
    temperature,
    reverseSign,
    exact: null,
    warnings: [forward, ...(reverse ? [reverse] : [])].flatMap((works) => works.warnings),
  };
}

const sideOf = ({ files, choice }: SideRequest, { skipped, skippedAt }: ReadWorks): ReportSide => ({
  files: files.map((f) => f.name),
  choice,
  skipped,
  skippedAt,
});

/** What a study of an example is about. */
export function aboutPreset({ title, bothWays }: Preset, exact: number): ReportAbout {
  const simulated: ReportSide = { files: [], choice: null, skipped: 0, skippedAt: [] };
  return {
    ...stamp(),
    title,
    forward: simulated,
    reverse: bothWays ? simulated : null,
    unit: 'kT',
    kT: 1,
    temperature: null,
    reverseSign: 'plus',
    exact,
    warnings: [],
  };
}

const stamp = () => ({ date: new Date().toISOString(), version });
