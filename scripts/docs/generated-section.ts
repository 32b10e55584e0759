const end = '<!-- end of contributions -->';

/**
 * Replaces the text between the markers of a name: `<!-- contributions: losses -->` and `<!-- end of contributions -->`.
 *
 * @throws Error if the markers are missing
 */
export function replaceSection(text: string, name: string, content: string, file: string): string {
  const begin = `<!-- contributions: ${name} -->`;
  const start = text.indexOf(begin);
  const stop = text.indexOf(end, start);
  if (start === -1 || stop === -1) throw new Error(`${file}: put the lines "${begin}" and "${end}" where the table of ${name} belongs.`);
  return `${text.slice(0, start + begin.length)}\n\n${content}\n\n${text.slice(stop)}`;
}
