import type { ActiveRun } from './active-run.ts';
import type { Selection } from '../shared/api/data.ts';
import type { Progress, Snapshot } from '../shared/api/run.ts';
import { weightsOf } from './layer-weights.ts';
import { passOf } from './pass-of.ts';

/** How a run stands now, with what happened since the last snapshot. */
export function takeSnapshot(run: ActiveRun, selection: Selection): Snapshot {
  const pass = passOf(run, selection);
  return {
    status: run.state.status,
    progress: progressOf(run),
    ...run.drainUpdates(),
    weights: weightsOf(run.open.network),
    ...(pass && { pass }),
    ...(run.state.divergence && { divergence: run.state.divergence }),
    ...(run.fingerprint !== undefined && { fingerprint: run.fingerprint }),
  };
}

/** Where training is. */
export function progressOf({ open: { data, plan }, epochsDone, samples, samplesPerSecond, state }: ActiveRun): Progress {
  const trainSamples = data.train.size;
  return {
    epoch: Math.min(epochsDone + 1, plan.epochs),
    epochs: plan.epochs,
    samples: state.status === 'done' ? trainSamples : samples,
    trainSamples,
    samplesInAll: epochsDone * trainSamples + samples,
    samplesPerSecond,
  };
}
