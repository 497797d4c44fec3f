import type { Result } from '../experiment/result.ts';
import { version } from '../version.ts';
import { lawRows } from './result-text.ts';

/** A system's title and the result of its run. */
export interface VerifiedSystem {
  readonly title: string;
  readonly result: Result;
}

/** A cell of a Markdown table. */
const cell = (text: string) => text.replaceAll('|', '\\|');

/** Every law of the systems that were run, with its statement, measured and exact values, as a page of Markdown. */
export function lawPage(verified: readonly VerifiedSystem[], command: string): string {
  const { kind, adapter } = verified[0]!.result.backend;
  const sections = verified.map(({ title, result }) => {
    const { spec, laws, timing } = result;
    const rows = lawRows(laws).map((row, i) => {
      const [id, measured, exact, verdict] = row.map(cell);
      return `| \`${id}\` | ${cell(laws[i]!.statement)} | ${measured} | ${exact} | ${verdict} |`;
    });
    return [
      `## ${title} (\`${spec.system}\`)`,
      '',
      `${timing.trajectories} trajectories, seed ${spec.seed}.`,
      '',
      '| law | statement | measured | theory | verdict |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  return `${[
    '# Every system and its laws',
    `Written by \`${command}\`, Eddy ${version}, on ${kind} (${adapter}). A verdict is the distance from theory in standard errors; bounds hold on their allowed side.`,
    ...sections,
  ].join('\n\n')}\n`;
}
