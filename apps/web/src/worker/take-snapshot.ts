import type { ActiveRun } from './active-run.ts';
import type { Selection } from './api/data.ts';
import type { Progress, Snapshot } from './api/run.ts';
import { weightsOf } from './layer-weights.ts';
import { passOf } from './pass-of.ts';

/** How a run stands now, with what happened since the last snapshot. */
export function takeSnapshot(run: ActiveRun, selection: Selection): Snapshot {
  const pass = passOf(run, selection);
  return {
    status: run.status,
    progress: progressOf(run),
    ...run.takeNews(),
    weights: weightsOf(run.parts.network),
    ...(pass && { pass }),
    ...(run.divergence && { divergence: run.divergence }),
    ...(run.fingerprint !== undefined && { fingerprint: run.fingerprint }),
  };
}

/** Where training is. */
export function progressOf({ parts: { data, plan }, epochsDone, samples, samplesPerSecond, status }: ActiveRun): Progress {
  const trainSamples = data.train.size;
  return {
    epoch: Math.min(epochsDone + 1, plan.epochs),
    epochs: plan.epochs,
    samples: status === 'done' ? trainSamples : samples,
    trainSamples,
    samplesInAll: epochsDone * trainSamples + samples,
    samplesPerSecond,
  };
}
