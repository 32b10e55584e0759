import { fingerprint } from '@vitrum/formats';
import { doneRecord, epochRecord, runFiles } from '@vitrum/runs';
import type { TrainingEvent } from '@vitrum/trainer';
import type { ActiveRun } from './active-run.ts';

/**
 * Writes down what an event of training says.
 *
 * @throws VITRUM_BACKEND_UNAVAILABLE at the end of a run where the page is no secure context, which has no SHA-256
 */
export async function takeEvent(run: ActiveRun, event: TrainingEvent): Promise<void> {
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
      run.fingerprint = await fingerprint(run.parts.network);
      run.records.push(doneRecord(event, { model: runFiles.model, fingerprint: run.fingerprint }, run.trainer.metrics));
      return;
    case 'start':
    case 'interrupted':
  }
}
