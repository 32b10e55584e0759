import type { Lab } from '../lab/lab.ts';
import type { RunFiles } from '../lab/run/run-part.ts';
import { offerPlugin } from '../plugins/offered-plugin.ts';
import { readPluginFile } from '../plugins/read-plugin-file.ts';
import { setPresentRun } from '../storage/kept-runs.ts';
import type { Imported } from '../../shared/api/files.ts';
import { addFound, addRuns, areSeveralRuns } from './add-runs.ts';
import { importedInWords } from './imported-in-words.ts';
import { sortFiles } from './sort-files.ts';
import { sweepFolders } from './sweep-folders.ts';
import { unpackSweeps } from './unpack-sweeps.ts';

/** Handles the visitor's files: opens a model or run, loads data, offers a plugin. */
export async function takeFiles(lab: Lab, files: readonly File[], onPlugin?: (file: File) => Promise<void>): Promise<void> {
  if (files.length === 0) return;
  const formats = await lab.run.files.modelFormats().catch(() => []); // what cannot be loaded now is told when it is asked for
  const { sweeps, others } = sweepFolders(await unpackSweeps(lab, files));
  if (sweeps.length > 0) await addFound(lab, sweeps, []);
  const sorted = await sortFiles(others, formats.filter(({ reads }) => reads).flatMap(({ extensions }) => extensions));
  for (const file of sorted.plugins) await (onPlugin ?? offer)(file);
  if (sorted.data.length > 0) await lab.data.import(sorted.data);
  if (areSeveralRuns(sorted.runs)) await addRuns(lab, sorted.runs);
  else if (sorted.runs.length > 0) await importInto(lab, (runs) => runs.importFiles(sorted.runs));

  async function offer(file: File): Promise<void> {
    const plugin = await lab.messages.attempt(() => readPluginFile(file));
    if (plugin !== undefined) offerPlugin(lab, plugin);
  }
}

/** Imports something and shows it. True on success. */
export async function importInto(lab: Lab, load: (files: RunFiles) => Promise<Imported>, keptAs?: string): Promise<boolean> {
  const imported = await lab.run.open(load);
  if (imported === undefined) return false;
  const { notes } = imported;
  setPresentRun(keptAs);
  lab.view.recordAction('model-imported');
  lab.messages.show({ kind: 'note', text: importedInWords(imported) });
  for (const text of notes) lab.messages.show({ kind: 'warning', text });
  return true;
}
