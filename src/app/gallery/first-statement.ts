/** The first statement of a text: up to the first colon, semicolon, full stop or question mark, with a full stop if need be. */
export function firstStatement(text: string): string {
  const [statement = text] = /^.*?[.?:;](?=\s|$)/su.exec(text) ?? [];
  return statement.replace(/[:;]$/, '.');
}
