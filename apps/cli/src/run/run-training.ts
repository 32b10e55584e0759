import type { Registry } from '@vitrum/core';
import { encodeModel, type ModelFile } from '@vitrum/formats';
import type { DoneEvent, InterruptedEvent, Trainer } from '@vitrum/trainer';
import type { TrainingView } from '../render/training-view.ts';
import { writeCheckpoint } from './checkpoint.ts';
import { dataRecord } from './data-record.ts';
import type { RunFolder } from './run-folder.ts';
import type { RunParts } from './run-parts.ts';
import { pluginsOfRun } from './run-plugins.ts';
import { doneRecord, epochRecord, interruptedRecord, startRecord, type TrainingRecord } from './training-records.ts';

/** What {@link runTraining} needs. */
export interface TrainingRun {
  readonly trainer: Trainer;
  readonly parts: RunParts;
  readonly registry: Registry;
  readonly folder: RunFolder;
  readonly view: TrainingView;
  /** Prints a line for machines. */
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Trains, tells what happens, and keeps the run folder up to date.
 *
 * @returns The event of the interruption, or undefined when the run came to its end.
 * @throws VITRUM_DIVERGED, VITRUM_OUTPUT_UNWRITABLE
 */
export async function runTraining(run: TrainingRun): Promise<InterruptedEvent | undefined> {
  const { trainer, parts, folder, view, signal } = run;
  try {
    for await (const event of trainer.run(signal)) {
      switch (event.type) {
        case 'start':
          // Kept beside the trained model: what learning changed is seen by comparing the two.
          if (parts.state === undefined) await saveModel(run, 'untrained');
          await saveCheckpoint(run);
          await record(run, startRecord(event, parts, trainer.metrics));
          view.start(event, parts, trainer.metrics);
          break;
        case 'progress':
          view.progress(event);
          break;
        case 'epoch':
          await saveCheckpoint(run);
          await record(run, epochRecord(event, trainer.metrics));
          view.epoch(event);
          break;
        case 'done':
          await saveModel(run, 'model', resultsOf(event));
          await record(run, doneRecord(event, folder.pathOf('model'), trainer.metrics));
          view.done(event, folder.pathOf('model'));
          break;
        case 'interrupted':
          await saveCheckpoint(run);
          await saveModel(run, 'model', { interruptedInEpoch: event.epoch });
          await record(run, interruptedRecord(event, folder.pathOf('checkpoint')));
          return event;
      }
    }
    return undefined;
  } finally {
    view.close();
  }
}

async function record({ folder, print }: TrainingRun, entry: TrainingRecord): Promise<void> {
  const line = JSON.stringify(entry);
  print(line);
  await folder.appendEvent(line);
}

async function saveCheckpoint(run: TrainingRun): Promise<void> {
  await run.folder.write('checkpoint', writeCheckpoint({ model: modelOf(run), state: run.trainer.saveState() }));
}

type Results = Readonly<Record<string, unknown>>;

async function saveModel(run: TrainingRun, file: 'untrained' | 'model', results?: Results): Promise<void> {
  await run.folder.write(file, `${JSON.stringify(modelOf(run, results))}\n`);
}

/** What a model keeps of how well it does. */
function resultsOf({ epochs, testAccuracy, testLoss, testScores }: DoneEvent): Results {
  return { epochs, ...(testAccuracy !== undefined && { testAccuracy }), testLoss, testMetrics: testScores };
}

function modelOf({ parts, registry }: TrainingRun, results?: Results): ModelFile {
  const { network, description } = parts;
  const plugins = pluginsOfRun(description, registry);
  return encodeModel(network, registry, {
    ...dataRecord(parts),
    training: description.training,
    ...(plugins.length > 0 && { plugins }),
    ...(results && { results }),
  });
}
