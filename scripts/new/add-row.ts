/**
 * The source of a table of tests with one more row at its end.
 *
 * @param path - The file's path, for messages.
 * @throws Error if the file has no such table
 */
export function addRow(source: string, table: string, row: string, path: string): string {
  const start = source.search(new RegExp(String.raw`^export const ${table}\b`, 'm'));
  const end = start === -1 ? -1 : source.indexOf('\n];', start);
  if (end === -1) throw new Error(`${path} has no list "${table}" that ends with a line "];". Add the row of the new contribution there.`);
  return `${source.slice(0, end + 1)}${row.trimEnd()}\n${source.slice(end + 1)}`;
}
