import type { Registry } from '@vitrum/core';
import { resultsOf, pluginsOfRun, runFiles, writeCheckpoint, writeRun, type RunFile } from '@vitrum/runs';
import { builtins } from 'vitrum';
import type { ActiveRun } from '../active-run.ts';
import { modelOfRun } from '../model-of-run.ts';

/** The files of a run folder, by what they hold. */
export type RunTexts = Readonly<Record<RunFile, string>>;

/** The run folder of a run as it stands: what the command line would have written. */
export function runTexts(run: ActiveRun, registry: Registry): RunTexts {
  const { open, trainer, records, untrained } = run;
  const plugins = pluginsOfRun(open.run, registry, builtins);
  return {
    config: `${JSON.stringify(writeRun(open.run, plugins), undefined, 2)}\n`,
    events: records.map((record) => `${JSON.stringify(record)}\n`).join(''),
    untrained: `${JSON.stringify(untrained)}\n`,
    model: modelText(run, registry),
    checkpoint: writeCheckpoint({ model: modelOfRun(open, registry), state: trainer.saveState() }),
  };
}

/** model.json of a run as it stands. */
export function modelText({ open, state, epochsDone }: ActiveRun, registry: Registry): string {
  const results = state.end === undefined ? { interruptedInEpoch: epochsDone + 1 } : resultsOf(state.end);
  return `${JSON.stringify(modelOfRun(open, registry, results))}\n`;
}

/** What a run is called in the names of files: `2026-11-23T14-05-09Z-mnist-7`. */
export function folderName({ open: { run, plan } }: ActiveRun, time: Date): string {
  const stamp = time.toISOString().replace(/\.\d+Z$/, 'Z').replaceAll(':', '-');
  return `${stamp}-${run.dataset.type}-${plan.seed}`;
}

/** Which file of a run folder a name is of. */
export function runFileOf(name: string): RunFile | undefined {
  // Object.entries forgets that the keys are those of the object.
  return (Object.keys(runFiles) as RunFile[]).find((file) => runFiles[file] === name);
}
