import type { Registry } from '@vitrum/core';
import { checkpointOf, encodeCheckpoint, modelOf, resultsOf, writeRun } from '@vitrum/runs';
import { checkpointName, environmentOf, pluginsOfRun, runFiles, type RunFile } from '@vitrum/runs/internal';
import { builtins } from 'vitrum';
import type { ActiveRun } from '../active-run.ts';

/** The files of a run folder, by what they hold. */
export type RunTexts = Readonly<Record<Exclude<RunFile, 'best'>, string>> & { readonly best?: string };

/** The bytes of a checkpoint and the name of its file. */
export interface CheckpointFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The content of a run folder. */
export interface RunContent {
  readonly texts: RunTexts;
  readonly checkpoint: CheckpointFile;
}

/**
 * The run folder of a run as it stands: what the command line would have written.
 *
 * @throws VITRUM_DATA_UNREADABLE in an insecure page, which has no checksums
 */
export async function runContent(registry: Registry, run: ActiveRun): Promise<RunContent> {
  const { open, trainer, records, untrained, best } = run;
  const texts = {
    config: writeRun(open.run, pluginsOfRun(registry, open.run, builtins), environmentOf(open.network.backend)),
    events: records.map((record) => `${JSON.stringify(record)}\n`).join(''),
    untrained: `${JSON.stringify(untrained)}\n`,
    ...(best && { best: `${JSON.stringify(best)}\n` }),
    model: modelText(registry, run),
  };
  const checkpoint = checkpointOf(registry, open, trainer, builtins);
  return { texts, checkpoint: { name: checkpointName(checkpoint.state.step), bytes: await encodeCheckpoint(checkpoint) } };
}

/** model.json of a run as it stands. */
export function modelText(registry: Registry, { open, state, epochsDone }: ActiveRun): string {
  const results = state.end === undefined ? { interruptedInEpoch: epochsDone + 1 } : resultsOf(state.end);
  return `${JSON.stringify(modelOf(registry, open, builtins, results))}\n`;
}

/** Which file of a run folder a name is of. */
export function runFileOf(name: string): RunFile | undefined {
  // Object.entries forgets that the keys are those of the object.
  return (Object.keys(runFiles) as RunFile[]).find((file) => runFiles[file] === name);
}
