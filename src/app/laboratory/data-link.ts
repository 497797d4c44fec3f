/** What a link to one's own data names: `#data=trap` an example, `#data` none; null for a link to something else. */
export function dataLink(fragment: string): { readonly example: string | null } | null {
  const example = new URLSearchParams(fragment.replace(/^#/, '')).get('data');
  return example === null ? null : { example: example || null };
}

/** The fragment of an address that shows one's own data. */
export const toDataLink = (example: string | null): string =>
  example ? `data=${encodeURIComponent(example)}` : 'data';
