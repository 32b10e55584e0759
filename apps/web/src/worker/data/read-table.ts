import { createMemoryCsvParser, openCsvText, type Table, type TableForm } from '@vitrum/data-files/without-node';
import type { ImportedFiles } from './imported-files.ts';

export { tableSplits } from '@vitrum/data-files/without-node';

/** A brought table, with its columns known. */
export async function openTable(files: ImportedFiles, name: string, form: TableForm): Promise<Table> {
  const { bytes } = await files.read(name);
  async function* read(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  return openCsvText({ path: name, read }, form, createMemoryCsvParser);
}
