import type { Lab } from '../lab/lab.ts';
import type { KeptRun } from '../../shared/api/kept-run.ts';
import { noteKept, refreshKeptRuns } from '../storage/kept-runs.ts';
import { runFolders, type RunFolder } from './run-folders.ts';

/** Lists runs of the command line beside the kept ones; the present run stays. */
export async function addRuns(lab: Lab, files: readonly File[]): Promise<void> {
  const folders = runFolders(files);
  if (folders.length === 0) {
    lab.messages.show({
      kind: 'problem',
      text: 'There is no run among these files.',
      hint: 'Choose a run folder of the command line, a folder of several, as --seeds and --folds write it, or a .zip of one.',
    });
    return;
  }
  await addFolders(lab, folders);
}

/** True for files of several runs, which are compared rather than opened. */
export const areSeveralRuns = (files: readonly File[]): boolean => runFolders(files).length > 1;

async function addFolders(lab: Lab, folders: readonly RunFolder[]): Promise<void> {
  await refreshKeptRuns(lab); // what is listed later would not know of the others
  const added: KeptRun[] = [];
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
