import type { Table } from './table.ts';

/** Opens the file, and the one to test with where there is one: it is written like the first one. */
export async function openBoth(
  { file, testFile }: { readonly file: string; readonly testFile: string },
  open: (path: string, like?: Table) => Promise<Table>,
): Promise<readonly [Table, ...Table[]]> {
  const table = await open(file);
  return testFile === '' ? [table] : [table, await open(testFile, table)];
}
