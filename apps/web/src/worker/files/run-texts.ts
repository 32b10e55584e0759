import type { Registry } from '@vitrum/core';
import { resultsOf, pluginsOfRun, runFiles, writeCheckpoint, writeRunDescription, type RunFile } from '@vitrum/runs';
import { builtins } from 'vitrum';
import type { ActiveRun } from '../active-run.ts';
import { modelOfParts } from '../model-of-parts.ts';

/** The files of a run folder, by what they hold. */
export type RunTexts = Readonly<Record<RunFile, string>>;

/** The run folder of a run as it stands: what the command line would have written. */
export function runTexts(run: ActiveRun, registry: Registry): RunTexts {
  const { parts, trainer, records, untrained } = run;
  const plugins = pluginsOfRun(parts.description, registry, builtins);
  return {
    config: `${JSON.stringify(writeRunDescription(parts.description, plugins), undefined, 2)}\n`,
    events: records.map((record) => `${JSON.stringify(record)}\n`).join(''),
    untrained: `${JSON.stringify(untrained)}\n`,
    model: modelText(run, registry),
    checkpoint: writeCheckpoint({ model: modelOfParts(parts, registry), state: trainer.saveState() }),
  };
}

/** model.json of a run as it stands. */
export function modelText({ parts, done, epochsDone }: ActiveRun, registry: Registry): string {
  const results = done === undefined ? { interruptedInEpoch: epochsDone + 1 } : resultsOf(done);
  return `${JSON.stringify(modelOfParts(parts, registry, results))}\n`;
}

/** What a run is called in the names of files: `2026-11-23T14-05-09Z-mnist-7`. */
export function folderName({ parts: { description, plan } }: ActiveRun, time: Date): string {
  const stamp = time.toISOString().replace(/\.\d+Z$/, 'Z').replaceAll(':', '-');
  return `${stamp}-${description.dataset.type}-${plan.seed}`;
}

/** Which file of a run folder a name is of. */
export function runFileOf(name: string): RunFile | undefined {
  // Object.entries forgets that the keys are those of the object.
  return (Object.keys(runFiles) as RunFile[]).find((file) => runFiles[file] === name);
}
