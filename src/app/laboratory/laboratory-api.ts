import type { WorkStudy } from '../../estimate/work-study.ts';
import type { TableLook, WorkChoice } from '../../import/table.ts';
import type { WorkUnit } from '../../import/units.ts';
import type { ReportAbout } from '../../report/about.ts';

/** Directions of a process. */
export type Side = 'forward' | 'reverse';

/** A request that was refused: one line, and the place on the page it is about. */
export interface Refusal {
  /** `forward`, `reverse` or a field of theirs, `unit`, `thermal`, or `study` where no field is to blame. */
  readonly place: string;
  readonly message: string;
  /** What was typed, where it never became part of a request. */
  readonly typed?: string;
}

export type Answer<T> = { readonly ok: T } | { readonly refused: Refusal };

/** The thermal energy, by which works are divided: from a temperature in kelvin, or kT itself in the unit of the works. */
export interface Thermal {
  readonly kind: 'temperature' | 'kT';
  readonly value: number;
}

/** How the works of one direction are read. */
export interface SideRequest {
  readonly files: readonly File[];
  readonly choice: WorkChoice;
}

/** Works to be studied. */
export interface StudyRequest {
  readonly forward: SideRequest;
  readonly reverse: SideRequest | null;
  readonly unit: WorkUnit;
  /** Null where works are in kT already. */
  readonly thermal: Thermal | null;
  /** Whether reverse works are W_R, or −W_R. */
  readonly reverseSign: 'plus' | 'minus';
}

/** A study, and what it is about. */
export interface Studied {
  readonly study: WorkStudy;
  readonly about: ReportAbout;
}

/** Forms in which a study is taken away. */
export type ReportForm = 'html' | 'json' | 'csv';

/** Told what is being done, and how much of it is done, between 0 and 1. */
export type OnProgress = (part: string, share: number) => void;

/** The laboratory as the page sees it; it lives in a worker, and so do the works. */
export interface LaboratoryApi {
  /** What files look like, before anything is done with them. */
  look(files: readonly File[]): Promise<Answer<readonly TableLook[]>>;
  study(request: StudyRequest, onProgress: OnProgress): Promise<Answer<Studied>>;
  /** Studies works that are drawn by a formula with an exact answer. */
  example(id: string, onProgress: OnProgress): Promise<Answer<Studied>>;
  /** Opens a report that was saved before. */
  open(file: File): Promise<Answer<Studied>>;
  /** A study to be kept: a page, JSON, or tables packed together. */
  report(studied: Studied, form: ReportForm): Promise<string | Uint8Array<ArrayBuffer>>;
}
