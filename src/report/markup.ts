/** Text that is HTML or SVG already. Made by `html` alone, so that nothing else gets into a page unescaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand between the tags; nothing is written for null and false. */
export type Content = Markup | string | number | null | false | readonly Content[];

/** HTML or SVG of a template: text is escaped wherever it stands, also within quoted attributes. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(strings.reduce((text, part, i) => text + written(contents[i - 1]!) + part));
}

function written(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (content === null || content === false) return '';
  if (typeof content === 'object') return content.map(written).join('');
  return escaped(String(content));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for a page: characters that mean something to a parser as entities, those that no page may hold as �. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character]!);
