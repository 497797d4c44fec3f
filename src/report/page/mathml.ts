import temml from 'temml';
import { Markup } from '../markup.ts';

/** A formula of the report as MathML. Its TeX is written in this program: no text of a user is in it. */
export const mathml = (tex: string): Markup =>
  new Markup(temml.renderToString(tex, { displayMode: true, throwOnError: true, xml: true }));
