import { SpecError } from '../errors.ts';
import { type KeptStudy, readStudy } from './study-json.ts';

/** The element of a report that holds the study as JSON. */
export const studyElement = 'eddy-study';

/** What `htmlReport` was given, from the page it made. @throws SpecError in one line when the page holds no study, or a broken one */
export function readReport(page: string): KeptStudy {
  const [, json] = new RegExp(`<script[^>]* id="${studyElement}"[^>]*>([^<]*)</script>`).exec(page) ?? [];
  if (json === undefined) throw SpecError.of('report', page.slice(0, 40), 'holds no study of Eddy');
  return readStudy(json);
}
