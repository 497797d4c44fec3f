/** Whether `name` would be shown just as another of the names of its page, of which `lookOf` tells how each is shown. */
export const looksLikeAnother = (name: string, page: readonly string[], lookOf: (name: string) => string): boolean =>
  page.some((other) => other !== name && lookOf(other) === lookOf(name));
