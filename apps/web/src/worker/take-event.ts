import { doneRecord, epochRecord, runFiles } from '@vitrum/runs';
import type { TrainingEvent } from '@vitrum/trainer';
import type { ActiveRun } from './active-run.ts';

/** Writes down what an event of training says. */
export function takeEvent(run: ActiveRun, event: TrainingEvent): void {
  switch (event.type) {
    case 'progress': {
      const { recentLoss, accuracy, samples, trainSamples } = event;
      run.samples = samples;
      run.samplesPerSecond = event.samplesPerSecond;
      const epoch = run.epochsDone + samples / trainSamples;
      run.points.push({ epoch, loss: recentLoss, ...(accuracy !== undefined && { accuracy }) });
      return;
    }
    case 'epoch': {
      run.epochsDone = event.epoch;
      run.samples = 0;
      const { type: _, scores: __, ...row } = event;
      run.epochs.push(row);
      run.records.push(epochRecord(event, run.trainer.metrics));
      return;
    }
    case 'done':
      run.status = 'done';
      run.done = event;
      run.records.push(doneRecord(event, runFiles.model, run.trainer.metrics));
      return;
    case 'start':
    case 'interrupted':
  }
}
