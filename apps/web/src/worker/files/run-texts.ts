import type { Registry } from '@vitrum/core';
import { environmentOf, modelOf, pluginsOfRun, resultsOf, runFiles, writeCheckpoint, writeRun, type RunFile } from '@vitrum/runs';
import { builtins } from 'vitrum';
import type { ActiveRun } from '../active-run.ts';

/** The files of a run folder, by what they hold. */
export type RunTexts = Readonly<Record<RunFile, string>>;

/** The run folder of a run as it stands: what the command line would have written. */
export function runTexts(run: ActiveRun, registry: Registry): RunTexts {
  const { open, trainer, records, untrained } = run;
  return {
    config: writeRun(open.run, pluginsOfRun(open.run, registry, builtins), environmentOf(open.network.backend)),
    events: records.map((record) => `${JSON.stringify(record)}\n`).join(''),
    untrained: `${JSON.stringify(untrained)}\n`,
    model: modelText(run, registry),
    checkpoint: writeCheckpoint({ model: modelOf(open, registry, builtins), state: trainer.saveState() }),
  };
}

/** model.json of a run as it stands. */
export function modelText({ open, state, epochsDone }: ActiveRun, registry: Registry): string {
  const results = state.end === undefined ? { interruptedInEpoch: epochsDone + 1 } : resultsOf(state.end);
  return `${JSON.stringify(modelOf(open, registry, builtins, results))}\n`;
}

/** Which file of a run folder a name is of. */
export function runFileOf(name: string): RunFile | undefined {
  // Object.entries forgets that the keys are those of the object.
  return (Object.keys(runFiles) as RunFile[]).find((file) => runFiles[file] === name);
}
