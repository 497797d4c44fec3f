import type { CatalogueEntry } from '../engine/engine-api.ts';

/** Lower case without accents, dashes and quotes as a keyboard has them: `Schlögl’s` is found by `schlogl's`. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\p{Pd}−]/gu, '-')
    .replace(/[‘’]/g, "'")
    .toLowerCase();

/** The systems in which every word of the question occurs: in title, id, group, summary, presets or sources. */
export function search(catalogue: readonly CatalogueEntry[], question: string): CatalogueEntry[] {
  const words = plain(question).split(/\s+/).filter(Boolean);
  return catalogue.filter(({ id, title, group, summary, presets, sources }) => {
    const text = plain(
      [id, title, group, summary, ...presets.flatMap((p) => [p.title, p.words]), ...sources].join(' '),
    );
    return words.every((word) => text.includes(word));
  });
}
