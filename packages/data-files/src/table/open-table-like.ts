import type { TableEncoding } from '@vitrum/datasets';
import { isJsonLines } from '../is-json-lines.ts';
import { openCsv } from './on-disk.ts';
import { openJsonLines } from './open-json-lines.ts';
import type { Table } from './table.ts';
import type { TableForm } from './table-form.ts';

/** Said where targets are read too; without it, a field that holds them is not looked at. */
export interface WithTargets {
  /** What stands between labels where a list of texts becomes one cell. */
  readonly labelSeparator?: string;
}

/**
 * Opens a CSV, TSV or JSON lines file that is written like the one that a model has learned from: its cells are read alike, and
 * it is laid out alike where that fits its columns, else as it looks.
 *
 * @throws the errors of reading
 */
export async function openTableLike(path: string, encoding: TableEncoding, { labelSeparator }: WithTargets = {}): Promise<Table> {
  const like = encoding.dialect ?? {};
  if (await isJsonLines(path)) return openJsonLines(path, { labelSeparator: labelSeparator ?? '', ignore: labelSeparator === undefined ? (encoding.targets ?? []) : [], like });
  const { delimiter, quote, comment, skipLines } = like;
  const laidOutAlike: TableForm = {
    like,
    ...(delimiter !== undefined && { delimiter }),
    ...(quote !== undefined && { quote }),
    ...(comment !== undefined && { comment }),
    ...(skipLines !== undefined && { skipLines }),
  };
  // A first row that names a column of the model is a header, whatever else it looks like.
  for (const form of [laidOutAlike, { like }]) {
    const headed = await openCsv(path, { ...form, header: 'yes' }).catch(() => undefined);
    if (headed !== undefined && namesColumns(headed, encoding)) return headed;
  }
  const alike = await openCsv(path, laidOutAlike).catch(() => undefined);
  if (alike !== undefined && alike.columns.length >= encoding.columns.length) return alike;
  return openCsv(path, { like });
}

/** Names that are numbers may be a row as well, so that all of them have to be there. */
function namesColumns({ columns }: Table, encoding: TableEncoding): boolean {
  const names = encoding.columns.map(({ name }) => name);
  const words = names.filter((name) => !/^\d+$/.test(name));
  return words.some((name) => columns.includes(name)) || names.every((name) => columns.includes(name));
}
