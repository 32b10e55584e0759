import { definePlugin } from '@vitrum/core';
import { createCsv, createIdxFrom, version, type NamedIdxFiles } from '@vitrum/data-files/without-node';
import { idxFormat, type ArrayContent } from '@vitrum/datasets';
import type { ImportedFiles } from './imported-files.ts';

/** The datasets of @vitrum/data-files that can be read here: the same options and numbers, from files that were brought. */
export function importedFilesPlugin(files: ImportedFiles) {
  const content = async (name: string): Promise<ArrayContent> => idxFormat.read((await files.read(name)).bytes, name);
  const readingArrays = () => import('./read-arrays.ts'); // much code, which few visits need
  const idx = createIdxFrom({
    find: async (named) => ({ file: named.file, labels: named.labels, test: testOf(named) }),
    openInputs: async (name) => (await readingArrays()).inputInMemory(await content(name)),
    readTargets: content,
    load: async (...parts) => (await readingArrays()).arraySplits(...parts),
  });
  const reading = () => import('./read-table.ts'); // as much again
  const csv = createCsv({
    open: async (name, form) => (await reading()).openTable(files, name, form),
    load: async (tables, choice) => (await reading()).tableSplits(tables, choice),
    nameOf: (name) => name,
  });
  return definePlugin({ name: '@vitrum/data-files', version, datasets: [csv, idx] });
}

function testOf({ testFile, testLabels }: NamedIdxFiles): { readonly file: string; readonly labels: string } | undefined {
  return testFile === '' ? undefined : { file: testFile, labels: testLabels };
}
