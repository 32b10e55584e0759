import type { SweepFiles } from '../../shared/api/files.ts';
import { pathOf } from './path-of.ts';
import { runFolders } from './run-folders.ts';

/** A visitor's files: the sweeps among them, each with what belongs to it, and the others. */
export interface FoundSweeps {
  readonly sweeps: readonly SweepFiles[];
  readonly others: readonly File[];
}

/** The sweeps among files: each `trials.jsonl`, with all that is in its folder, or with the `sweep.json` that was chosen beside it. */
export function sweepFolders(files: readonly File[]): FoundSweeps {
  const records = files.filter(({ name }) => name === 'trials.jsonl');
  const taken = new Set<File>();
  const sweeps = records.map((trials): SweepFiles => {
    const folder = folderOf(trials);
    const own = files.filter((file) => (folder === '' ? folderOf(file) === '' && isOfSweep(file) : pathOf(file).startsWith(`${folder}/`)));
    for (const file of own) taken.add(file);
    const description = own.find((file) => file.name === 'sweep.json' && folderOf(file) === folder);
    return { folder, trials, ...(description && { description }), runs: folder === '' ? [] : runFolders(own) };
  });
  return { sweeps, others: files.filter((file) => !taken.has(file)) };
}

const folderOf = (file: File): string => pathOf(file).split('/').slice(0, -1).join('/');

const isOfSweep = ({ name }: File): boolean => name === 'trials.jsonl' || name === 'sweep.json';
