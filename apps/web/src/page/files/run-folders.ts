import { pathOf } from './path-of.ts';

/** A run folder among a visitor's files. */
export interface RunFolder {
  readonly path: string;
  readonly files: readonly File[];
}

/** The run folders among files, such as those of a series: each folder with a config.json and an events.jsonl, and each archive. */
export function runFolders(files: readonly File[]): readonly RunFolder[] {
  const folders = new Map<string, File[]>();
  for (const file of files) {
    const path = pathOf(file);
    const folder = path.endsWith('.zip') ? path : path.split('/').slice(0, -1).join('/');
    const known = folders.get(folder);
    if (known === undefined) folders.set(folder, [file]);
    else known.push(file);
  }
  return [...folders].flatMap(([path, its]) => (isRun(its) || path.endsWith('.zip') ? [{ path: path === '' ? 'the folder' : path, files: its }] : []));
}

const isRun = (files: readonly File[]): boolean => ['config.json', 'events.jsonl'].every((name) => files.some((file) => file.name === name));
