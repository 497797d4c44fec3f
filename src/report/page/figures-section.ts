import type { WorkStudy } from '../../estimate/work-study.ts';
import { biasFigure } from '../figure/bias-figure.ts';
import { convergenceFigure } from '../figure/convergence-figure.ts';
import { ratioFigure } from '../figure/ratio-figure.ts';
import { referenceOf } from '../figure/reference.ts';
import { spreadFigure } from '../figure/spread-figure.ts';
import { workFigure } from '../figure/work-figure.ts';
import { words } from '../indices.ts';
import { html, type Markup } from '../markup.ts';

/** A figure with its caption; without a picture the reason why there is none. */
interface Captioned {
  readonly picture: Markup | null;
  readonly title: string;
  readonly caption: string;
  readonly missing: string;
}

/** The figures, numbered; what cannot be drawn is said. */
export function figuresSection(study: WorkStudy, exact: number | null): Markup {
  const all = figures(study, exact);
  const drawn = all.filter(({ picture }) => picture);
  const missing = all.filter(({ picture }) => !picture);
  return html`<section aria-label="Figures"><h2>Figures</h2><div class="figures">
${drawn.map(({ picture, title, caption }, i) => html`<figure>${picture}<figcaption><b>Figure ${i + 1}. ${title}.</b> ${words(caption)}</figcaption></figure>`)}
</div>${missing.map(({ title, missing: why }) => html`<p class="note">${title}: ${words(why)}.</p>`)}</section>`;
}

function figures(study: WorkStudy, exact: number | null): Captioned[] {
  const reference = referenceOf(study, exact);
  const line = reference?.exact ? 'The dashed line is exact.' : reference ? `The line is ${reference.name}.` : '';
  const crossing = study.estimates.some(({ id, value }) => id === 'crooks-line' && Number.isFinite(value));
  const few = 'too few works';
  return [
    {
      picture: workFigure(study, exact),
      title: 'Work',
      caption: `Densities of the works${study.reverse ? '; P_F(W) and P_R(−W) cross at ΔF' : ''}${crossing ? ', and the circle marks the crossing that was found' : ''}. ${line}`,
      missing: few,
    },
    {
      picture: study.logRatio && ratioFigure(study, study.logRatio, exact),
      title: 'Crooks’ theorem',
      caption:
        'Logarithm of the ratio of both densities, with standard errors. Dashed: the exact slope, 1 in units of 1/kT, through ΔF. Coloured: the line that was fitted.',
      missing: study.reverse ? 'the two densities share too few bins' : 'needs reverse works',
    },
    {
      picture: convergenceFigure(study, exact),
      title: 'Convergence',
      caption: `Estimates from the first N works of each direction; bands are one standard error. ${line}`,
      missing: few,
    },
    {
      picture: biasFigure(study, exact),
      title: 'Bias of an experiment of N works',
      caption: `Mean over all disjoint blocks of N works, less ${reference?.name ?? 'ΔF'}, without sign; a curve ends where that is no longer told from 0. Dashed: law for large N of Jarzynski’s estimate; dotted: law near equilibrium.`,
      missing: 'too few works, or none that is told from 0',
    },
    {
      picture: spreadFigure(study, exact),
      title: 'Spread of an experiment of N works',
      caption:
        'Standard deviation over all disjoint blocks of N works: the error to expect of an experiment of that size. Dashed: law for large N of Jarzynski’s estimate; dotted: law near equilibrium.',
      missing: few,
    },
  ];
}
