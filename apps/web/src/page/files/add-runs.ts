import type { Lab } from '../lab/lab.ts';
import type { KeptRun } from '../../shared/api/kept-run.ts';
import { noteKept, refreshKeptRuns } from '../storage/kept-runs.ts';
import { noteSweep } from '../storage/kept-sweeps.ts';
import type { SweepFiles } from '../../shared/api/files.ts';
import { runFolders, type RunFolder } from './run-folders.ts';
import { sweepFolders } from './sweep-folders.ts';
import { unpackSweeps } from './unpack-sweeps.ts';

/** Lists runs of the command line beside the kept ones; the present run stays. */
export async function addRuns(lab: Lab, files: readonly File[]): Promise<void> {
  const { sweeps, others } = sweepFolders(await unpackSweeps(lab, files));
  const folders = runFolders(others);
  if (folders.length === 0 && sweeps.length === 0) {
    lab.messages.show({
      kind: 'problem',
      text: 'There is no run among these files.',
      hint: 'Choose a run folder of the command line, a folder of several, as --seeds and --folds write it, the folder of a sweep or its trials.jsonl, or a .zip of one.',
    });
    return;
  }
  await addFound(lab, sweeps, folders);
}

/** True for files of several runs, which are compared rather than opened. */
export const areSeveralRuns = (files: readonly File[]): boolean => runFolders(files).length > 1;

/** Lists the runs of sweeps and of run folders, and says so. */
export async function addFound(lab: Lab, sweeps: readonly SweepFiles[], folders: readonly RunFolder[]): Promise<void> {
  await refreshKeptRuns(lab); // what is listed later would not know of the others
  const added: KeptRun[] = [];
  for (const sweep of sweeps) {
    const list = await lab.messages.attempt(() => lab.run.files.addSweep(sweep), 'Reading the sweep');
    added.push(...(list?.runs ?? []));
    if (list?.look !== undefined) noteSweep(list.look);
    for (const { message, hint, code } of list?.problems ?? []) lab.messages.show({ kind: 'warning', text: message, hint, code });
  }
  for (const { path, files } of folders) {
    const run = await lab.messages.attempt(() => lab.run.files.addRun(path, files), 'Reading the runs');
    if (run !== undefined) added.push(run);
  }
  noteKept(...added);
  if (added.length === 0) return;
  const count = added.length === 1 ? 'One run is' : `${added.length} runs are`;
  lab.messages.show({
    kind: 'note',
    text: `${count} in the list of the room “Models and runs”, until the page is closed.`,
    action: { name: 'Show the list', take: () => { lab.view.openRoom('runs'); } },
  });
}
