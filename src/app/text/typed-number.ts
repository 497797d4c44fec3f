import { plainSigns, typedNumber } from '../../typed.ts';

/** What was typed as a number, without blanks and with the signs of keyboards. */
export const typedText = (text: string): string => plainSigns(text.replace(/\s/g, ''));

/** NaN where the text is no number; nothing at all is none. */
export const numberOf = (text: string | undefined): number => typedNumber((text ?? '').replace(/\s/g, ''));
