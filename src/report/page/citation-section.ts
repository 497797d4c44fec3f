import type { ReportAbout } from '../about.ts';
import { html, type Markup } from '../markup.ts';

/** How to cite the program, and how to have the numbers again. */
export function citationSection({ version, date }: ReportAbout): Markup {
  const year = date.slice(0, 4);
  return html`<section aria-label="How to cite" class="citation"><h2>How to cite</h2>
<p>Eddy contributors. Eddy: a GPU-accelerated ensemble simulator for stochastic thermodynamics, version ${version} (${year}). Please cite with it the paper of the estimator that you quote.</p>
<pre>@software{eddy,
  author  = {{Eddy contributors}},
  title   = {Eddy: a GPU-accelerated ensemble simulator for stochastic thermodynamics},
  version = {${version}},
  year    = {${year}}
}</pre>
<p class="note">This page holds all numbers that it shows, as JSON in the element <code>eddy-study</code>: dropped on Eddy, it opens again.</p></section>`;
}
