import type { TableLook, WorkChoice } from '../../import/table.ts';
import type { WorkUnit } from '../../import/units.ts';
import { download } from '../download.ts';
import type { AppState } from '../state.ts';
import type { Store } from '../store.ts';
import { assignFiles, type LookedFile } from './assign-files.ts';
import type { Laboratory } from './connect-laboratory.ts';
import { toDataLink } from './data-link.ts';
import { drawnStudy } from './drawn-study.ts';
import type { Answer, OnProgress, Refusal, ReportForm, Side, Studied } from './laboratory-api.ts';
import { type LaboratoryState, type SideState, sides } from './laboratory-state.ts';
import { startingChoice, statedUnit } from './starting-choice.ts';
import { studyRequest } from './study-request.ts';

/** Everything that a user can do with data of their own. */
export interface LaboratoryActions {
  /** Takes files for one direction, or finds a direction for them; a saved report is opened. */
  readonly takeFiles: (files: readonly File[], side?: Side) => Promise<void>;
  readonly forget: (side: Side) => void;
  /** Makes forward works reverse ones and the other way round. */
  readonly swap: () => void;
  /** Changes how the files of a direction are read. */
  readonly read: (side: Side, choice: WorkChoice) => void;
  readonly setUnit: (unit: WorkUnit | null) => void;
  readonly setThermal: (thermal: LaboratoryState['thermal']) => void;
  readonly setReverseSign: (sign: LaboratoryState['reverseSign']) => void;
  readonly refuse: (refusal: Refusal) => void;
  /** Studies the works of the files as they are to be read. */
  readonly study: () => Promise<void>;
  readonly showExample: (id: string) => Promise<void>;
  readonly cancel: () => void;
  readonly save: (form: ReportForm) => Promise<void>;
}

/** Names of reports. */
const isReport = (file: File): boolean => /\.(html?|json)$/i.test(file.name);

export function createLaboratoryActions(store: Store<AppState>, laboratory: Laboratory): LaboratoryActions {
  const get = () => store.get().laboratory;
  const set = (patch: Partial<LaboratoryState>) => store.set({ laboratory: { ...get(), ...patch } });
  const onProgress: OnProgress = (part, share) => set({ progress: { part, share } });

  const link = (example: string | null) => history.replaceState(null, '', `#${toDataLink(example)}`);

  const looked = async (files: readonly File[], place: string): Promise<LookedFile[] | null> => {
    const answer: Answer<readonly TableLook[]> = await laboratory.ask(async (l) => l.look(files));
    if ('ok' in answer) return files.map((file, i) => ({ file, look: answer.ok[i]! }));
    set({ refusal: { ...answer.refused, place } });
    return null;
  };

  /** Shows what comes of some work; what was there before stays where it is refused. */
  const show = async (
    work: Parameters<typeof laboratory.work<Studied>>[0],
    then: Partial<LaboratoryState>,
    first: string,
  ): Promise<boolean> => {
    set({ refusal: null, progress: { part: first, share: 0 } });
    let answer: Answer<Studied> | null;
    try {
      answer = await laboratory.work(work, onProgress);
    } catch (error) {
      answer = { refused: { place: 'study', message: (error as Error).message } };
    }
    if (!answer) return false;
    if ('refused' in answer) {
      set({ progress: null, refusal: answer.refused });
      return false;
    }
    set({ progress: null, shown: { ...answer.ok, drawn: drawnStudy(answer.ok) }, changed: false, ...then });
    return true;
  };

  const open = async (file: File) => {
    const shown = await show(
      async (l) => l.open(file),
      { forward: null, reverse: null, unit: null, example: null, note: null },
      'opening the report',
    );
    if (shown) link(null);
  };

  return {
    async takeFiles(files, side) {
      const [first] = files;
      if (!first) return;
      if (files.length === 1 && isReport(first)) return open(first);
      const { forward, reverse } = get();
      const read = await looked(files, side ?? (forward && !reverse ? 'reverse' : 'forward'));
      if (!read) return;
      const taken = { forward: forward !== null, reverse: reverse !== null };
      const assigned = side ? { [side]: read, note: null } : assignFiles(read, taken);
      const now: Record<Side, SideState | null> =
        !side && forward && reverse ? { forward: null, reverse: null } : { forward, reverse };
      for (const way of sides) if (assigned[way]) now[way] = sideOf(assigned[way], way);
      set({ ...now, ...statedBy(now, get()), note: assigned.note, refusal: null, changed: true });
    },
    forget: (side) =>
      set({
        [side]: null,
        ...(!get()[side === 'forward' ? 'reverse' : 'forward'] && { unit: null }),
        note: null,
        refusal: null,
        changed: true,
      }),
    swap: () => set({ forward: get().reverse, reverse: get().forward, note: null, refusal: null, changed: true }),
    read(side, choice) {
      const now = get()[side];
      if (!now) return;
      const next = { ...now, choice };
      set({ [side]: next, unit: statedUnit(next) ?? get().unit, refusal: null, changed: true });
    },
    setUnit: (unit) => set({ unit, refusal: null, changed: true }),
    setThermal: (thermal) => set({ thermal, refusal: null, changed: true }),
    setReverseSign: (reverseSign) => set({ reverseSign, refusal: null, changed: true }),
    refuse: (refusal) => set({ refusal }),
    async study() {
      const request = studyRequest(get());
      if ('refused' in request) return set({ refusal: request.refused });
      if (await show(async (l, heard) => l.study(request.ok, heard), { example: null, note: null }, 'reading'))
        link(null);
    },
    async showExample(id) {
      link(id);
      const { thermal, reverseSign } = get();
      await show(
        async (l, heard) => l.example(id, heard),
        { forward: null, reverse: null, note: null, thermal, reverseSign, example: id },
        'drawing works',
      );
    },
    cancel() {
      laboratory.cancel();
      set({ progress: null });
    },
    async save(form) {
      const { shown } = get();
      if (!shown) return;
      const content = await laboratory.ask(async (l) => l.report(shown, form));
      const [ending, type] = fileTypes[form];
      download(`${fileName(shown.about.title)}${ending}`, content, type);
    },
  };
}

/** Files of a direction, with what is proposed for them. */
function sideOf(files: readonly LookedFile[], side: Side): SideState {
  const { look } = files[0]!;
  return { files: files.map((f) => f.file), look, choice: startingChoice(look, side) };
}

/** Unit, temperature and sign as the files state them, else as they were. */
function statedBy(now: Readonly<Record<Side, SideState | null>>, before: LaboratoryState) {
  const loaded = sides.flatMap((side) => now[side] ?? []);
  const kelvin = loaded.map(({ look }) => look.temperature).find((t) => t !== null);
  return {
    unit: loaded.map(statedUnit).find((u) => u !== null) ?? before.unit,
    reverseSign: now.reverse?.look.format === 'pmx' ? ('minus' as const) : before.reverseSign,
    thermal: kelvin ? ({ kind: 'temperature', value: kelvin } as const) : before.thermal,
  };
}

const fileTypes: Readonly<Record<ReportForm, readonly [ending: string, mediaType: string]>> = {
  html: ['.html', 'text/html'],
  json: ['.json', 'application/json'],
  csv: ['-csv.zip', 'application/zip'],
};

/** A title as the name of a file. */
const fileName = (title: string): string =>
  `eddy-${title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)}`;
