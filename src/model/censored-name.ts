/** Observable that is 1 where a passage has not happened by the time of reading, else 0. */
export const censoredName = (passage: string): string => `${passage}_censored`;
