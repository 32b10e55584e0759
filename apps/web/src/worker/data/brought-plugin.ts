import { definePlugin } from '@vitrum/core';
import {
  createCsv,
  createIdxFrom,
  createMemoryCsvParser,
  inputInMemory,
  openCsvText,
  tableSplits,
  version,
  type NamedIdxFiles,
  type Table,
  type TableForm,
} from '@vitrum/data-files/without-node';
import { idxFormat, type ArrayContent } from '@vitrum/datasets';
import type { BroughtFiles } from './brought-files.ts';

/** The datasets of @vitrum/data-files that can be read here: the same options and numbers, from files that were brought. */
export function broughtPlugin(files: BroughtFiles) {
  const content = async (name: string): Promise<ArrayContent> => idxFormat.read((await files.read(name)).bytes, name);
  const idx = createIdxFrom({
    find: async (named) => ({ file: named.file, labels: named.labels, test: testOf(named) }),
    openInputs: async (name) => inputInMemory(await content(name)),
    readTargets: content,
  });
  const csv = createCsv({ open: (name, form) => openTable(files, name, form), load: tableSplits, nameOf: (name) => name });
  return definePlugin({ name: '@vitrum/data-files', version, datasets: [csv, idx] });
}

/** A brought table, with its columns known. */
export async function openTable(files: BroughtFiles, name: string, form: TableForm): Promise<Table> {
  const { bytes } = await files.read(name);
  async function* read(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  return openCsvText({ path: name, read }, form, createMemoryCsvParser);
}

function testOf({ testFile, testLabels }: NamedIdxFiles): { readonly file: string; readonly labels: string } | undefined {
  return testFile === '' ? undefined : { file: testFile, labels: testLabels };
}
