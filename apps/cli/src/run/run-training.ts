import type { Registry } from '@vitrum/core';
import { fingerprint, type ModelFile } from '@vitrum/formats';
import { checkpointOf, modelOf, resultsOf, type OpenRun } from '@vitrum/runs';
import { doneRecord, epochRecord, interruptedRecord, resultsOfBest, startRecord, warningRecord, type TrainingRecord } from '@vitrum/runs/internal';
import type { DoneEvent, InterruptedEvent, Trainer, TrainingEvent } from '@vitrum/trainer';
import { builtins } from 'vitrum';
import type { TrainingView } from '../render/training-view.ts';
import { checkpointPace, type CheckpointInterval } from './checkpoint-pace.ts';
import { CheckpointWriter } from './checkpoint-writer.ts';
import type { RunFolder } from './run-folder.ts';

/** The arguments of {@link runTraining}. */
export interface TrainingRun {
  readonly trainer: Trainer;
  readonly open: OpenRun;
  readonly registry: Registry;
  readonly folder: RunFolder;
  readonly view: TrainingView;
  /** Prints a line of JSON. */
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
  readonly checkpointEvery: CheckpointInterval;
  /** Takes in every event too. */
  readonly log?: { take(event: TrainingEvent): Promise<void> } | undefined;
}

/**
 * Trains, reports progress, and keeps the run folder up to date.
 *
 * @returns The event of the interruption, or undefined when the run came to its end.
 * @throws VITRUM_DIVERGED, VITRUM_OUTPUT_UNWRITABLE
 */
export async function runTraining(run: TrainingRun): Promise<InterruptedEvent | undefined> {
  const { trainer, open, view, signal } = run;
  const pace = checkpointPace(run.checkpointEvery, trainer, open.plan, open.data.train.size);
  const writer = new CheckpointWriter(run.folder.checkpoints);
  const save = async (): Promise<void> => {
    await writer.begin(() => checkpointOf(run.registry, open, trainer, builtins));
    pace.saved();
  };
  try {
    for await (const event of trainer.run(signal, pace)) {
      await run.log?.take(event);
      switch (event.type) {
        case 'start':
          // Kept beside the trained model, so that the two can be compared.
          if (open.state === undefined) await saveModel(run, 'untrained');
          if (open.state === undefined) await save();
          await writer.finish();
          await record(run, startRecord(event, open, trainer.metrics));
          view.start(event, open, trainer.metrics);
          break;
        case 'progress':
          view.progress(event);
          if (pace.isDue()) await save();
          break;
        case 'warning':
          await record(run, warningRecord(event));
          view.warning(event);
          break;
        case 'epoch':
          await record(run, epochRecord(event, trainer.metrics));
          await save();
          // After the checkpoint, whose weights are the best ones until then: at any moment, one of the two files has them.
          if (event.isBest === true) {
            await writer.finish();
            await run.folder.write('best', trainer.withBestWeights(() => `${JSON.stringify(encode(run, resultsOfBest(event)))}\n`));
          }
          view.epoch(event);
          break;
        case 'done':
          await writer.finish();
          await saveModel(run, 'model', resultsOf(event));
          await finish(run, event);
          break;
        case 'interrupted':
          await save();
          await writer.finish();
          await finishInterrupted(run, event);
          return event;
      }
    }
    return undefined;
  } catch (error) {
    // Saved between two steps; if that fails too, the original error matters more.
    if (trainer.isWhole) await save().then(() => writer.finish()).catch(() => undefined);
    throw error;
  } finally {
    await writer.finish().catch(() => undefined); // the original error matters more
    view.close();
  }
}

async function finish(run: TrainingRun, event: DoneEvent): Promise<void> {
  const trained = { model: run.folder.pathOf('model'), fingerprint: await fingerprint(run.open.network) };
  await record(run, doneRecord(event, trained, run.trainer.metrics));
  run.view.done(event, trained);
}

async function finishInterrupted(run: TrainingRun, event: InterruptedEvent): Promise<void> {
  await saveModel(run, 'model', { interruptedInEpoch: event.epoch });
  await record(run, interruptedRecord(event, run.folder.checkpoints.last?.path ?? run.folder.path));
}

async function record({ folder, print }: TrainingRun, entry: TrainingRecord): Promise<void> {
  const line = JSON.stringify(entry);
  print(line);
  await folder.appendEvent(line);
}

async function saveModel(run: TrainingRun, file: 'untrained' | 'model', results?: Readonly<Record<string, unknown>>): Promise<void> {
  await run.folder.write(file, `${JSON.stringify(encode(run, results))}\n`);
}

function encode({ open, registry }: TrainingRun, results?: Readonly<Record<string, unknown>>): ModelFile {
  return modelOf(registry, open, builtins, results);
}
