/** What was typed as a number, without blanks and with the minus signs of keyboards: the page itself writes `−1.5`. */
export const typedText = (text: string): string => text.replace(/\s/g, '').replaceAll('−', '-');

/** NaN where the text is no number; nothing at all is none. */
export function numberOf(text: string | undefined): number {
  const typed = typedText(text ?? '');
  return typed === '' ? Number.NaN : Number(typed);
}
