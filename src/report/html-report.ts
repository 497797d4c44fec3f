import type { WorkStudy } from '../estimate/work-study.ts';
import type { ReportAbout } from './about.ts';
import { html, Markup } from './markup.ts';
import { citationSection } from './page/citation-section.ts';
import { diagnosticsSection } from './page/diagnostics-section.ts';
import { estimateSection } from './page/estimate-section.ts';
import { figuresSection } from './page/figures-section.ts';
import { inputSection } from './page/input-section.ts';
import { methodsSection } from './page/methods-section.ts';
import { verdictSection } from './page/verdict-section.ts';
import { studyElement } from './read-report.ts';
import style from './report.css?raw';
import { writeStudy } from './study-json.ts';
import theme from './theme.css?raw';

/** No script runs and nothing is loaded, whatever the texts in the page say. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * One self-contained page about a study, to be read, printed and kept: verdict, estimates, figures, diagnostics, data, methods and
 * references. It needs no script and loads nothing; the study lies in it as JSON for `readReport`. Well-formed XML, too.
 */
export function htmlReport(study: WorkStudy, about: ReportAbout): string {
  const { forward, reverse } = study;
  const count = (n: number) => n.toLocaleString('en').replaceAll(',', '\u202f');
  const page = html`<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${policy}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="generator" content="Eddy ${about.version}"/>
<link rel="icon" href="data:,"/>
<title>${about.title}</title>
<style>${new Markup(theme)}${new Markup(style)}</style>
</head>
<body>
<header><h1>${about.title}</h1>
<p class="quiet">Free-energy difference from ${count(forward.count)} forward ${reverse ? html`and ${count(reverse.count)} reverse works` : 'works'}. Eddy ${about.version}, <time datetime="${about.date}">${about.date.slice(0, 10)}</time>.</p></header>
<main>
${verdictSection(study, about)}
${estimateSection(study, about)}
${figuresSection(study, about.exact)}
${diagnosticsSection(study)}
${inputSection(about)}
${methodsSection(study)}
${citationSection(about)}
</main>
<script type="application/json" id="${studyElement}">${new Markup(inScript(writeStudy(study, about)))}</script>
</body>
</html>
`;
  return `<!doctype html>\n${page.text}`;
}

/** JSON that neither ends a script element nor starts an entity. */
const inScript = (json: string): string =>
  json.replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
