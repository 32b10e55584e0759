import { heldOutAccuracy, heldOutLoss, heldOutPart } from '../curves/held-out.ts';
import type { Lab } from '../lab/lab.ts';
import { offerPlugin } from '../plugins/offered-plugin.ts';
import { readPluginFile } from '../plugins/read-plugin-file.ts';
import { setPresentRun } from '../storage/kept-runs.ts';
import type { Imported } from '../../shared/api/files.ts';
import { sortFiles } from './sort-files.ts';

/** Handles the visitor's files: opens a model or run, loads data, offers a plugin. */
export async function takeFiles(lab: Lab, files: readonly File[], onPlugin?: (file: File) => Promise<void>): Promise<void> {
  if (files.length === 0) return;
  const sorted = await sortFiles(files);
  for (const file of sorted.plugins) await (onPlugin ?? offer)(file);
  if (sorted.data.length > 0) await lab.importData(sorted.data);
  if (sorted.runs.length > 0) await importInto(lab, () => lab.worker.importFiles(sorted.runs));

  async function offer(file: File): Promise<void> {
    const plugin = await lab.attempt(() => readPluginFile(file));
    if (plugin !== undefined) offerPlugin(lab, plugin);
  }
}

/** Imports something and shows it. True on success. */
export async function importInto(lab: Lab, load: () => Promise<Imported>, keptAs?: string): Promise<boolean> {
  const imported = await lab.attempt(load, 'Opening the model');
  if (imported === undefined) return false;
  const { kind, name, notes, fingerprint, run, data, progress, points, epochs } = imported;
  await lab.adopt({ run, data, progress, points, epochs, fingerprint });
  setPresentRun(keptAs);
  await lab.select({ kind: 'sample', part: 'train', index: 0 });
  lab.recordAction('model-imported');
  lab.showMessage({ kind: 'note', text: describe(kind, name, imported) });
  for (const text of notes) lab.showMessage({ kind: 'warning', text });
  return true;
}

function describe(kind: Imported['kind'], name: string, { run, data, epochs }: Imported): string {
  const accuracy = heldOutAccuracy(run.before);
  const score = accuracy === undefined ? `a loss of ${heldOutLoss(run.before).toFixed(4)}` : `${accuracy.toFixed(2)} % right`;
  const tested = `on the ${heldOutPart(run.before) === 'test' ? 'test set' : 'validation samples'} of ${data.title}: ${score}`;
  if (kind === 'model') return `The model ${name} is here, tested ${tested}.`;
  if (kind === 'settings') return `A new run with the settings of ${name} is here.`;
  return `The run ${name} is here as it stood after epoch ${epochs.at(-1)?.epoch ?? 0}, tested ${tested}.`;
}
