import type { TableEncoding } from '@vitrum/datasets';
import { isJsonLines } from '../../is-json-lines.ts';
import { openCsv } from '../on-disk.ts';
import { openJsonLines } from './open-json-lines.ts';
import type { Table } from '../table.ts';
import type { TableForm } from '../options/table-form.ts';

/** Given if targets are read too; otherwise their field is ignored. */
export interface WithTargets {
  /** Separator of labels when a list of strings becomes one cell. */
  readonly labelSeparator?: string;
}

/**
 * Opens a CSV, TSV or JSON Lines file like a model's training data: with the same notation, and with the same layout if that fits
 * its columns, else with a detected one.
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
  // A first row that names a column of the model is a header.
  for (const form of [laidOutAlike, { like }]) {
    const headed = await openCsv(path, { ...form, header: 'yes' }).catch(() => undefined);
    if (headed !== undefined && namesColumns(headed, encoding)) return headed;
  }
  const alike = await openCsv(path, laidOutAlike).catch(() => undefined);
  if (alike !== undefined && alike.columns.length >= encoding.columns.length) return alike;
  return openCsv(path, { like });
}

/** Names that are numbers may also be data, so all of them must be present. */
function namesColumns({ columns }: Table, encoding: TableEncoding): boolean {
  const names = encoding.columns.map(({ name }) => name);
  const words = names.filter((name) => !/^\d+$/.test(name));
  return words.some((name) => columns.includes(name)) || names.every((name) => columns.includes(name));
}
