import type { ActiveRun } from './active-run.ts';
import type { Selection } from '../shared/api/data.ts';
import type { Progress, Snapshot } from '../shared/api/run.ts';
import type { AnswerField } from '../shared/api/field.ts';
import type { LiveFigures, ShownStep } from '../shared/api/theater.ts';
import { weightsOf } from './layer-weights.ts';
import { passOf } from './pass-of.ts';

/** What is shown of a run beside itself. */
interface Theater {
  readonly step?: ShownStep | undefined;
  readonly live?: LiveFigures | undefined;
  readonly field?: AnswerField | undefined;
}

/** How a run stands now, with what happened since the last snapshot. */
export function takeSnapshot(run: ActiveRun, selection: Selection, { step, live, field }: Theater = {}): Snapshot {
  const pass = step?.before ?? passOf(run, selection);
  return {
    status: run.state.status,
    progress: progressOf(run),
    ...run.drainUpdates(),
    weights: weightsOf(run.open.network),
    ...(pass && { pass }),
    ...(step && { step }),
    ...(live && { live }),
    ...(field && { field }),
    ...(run.state.divergence && { divergence: run.state.divergence }),
    ...(run.fingerprint !== undefined && { fingerprint: run.fingerprint }),
  };
}

/** Where training is. */
export function progressOf({ open: { data, plan }, epochsDone, samples, samplesPerSecond, state }: ActiveRun): Progress {
  const trainSamples = data.train.size;
  const isBetweenEpochs = samples === 0 && epochsDone > 0 && state.status !== 'running';
  const seen = state.divergence === undefined ? samples : state.divergence.samples + 1; // the one that ended it has been seen
  return {
    epoch: Math.min(isBetweenEpochs ? epochsDone : epochsDone + 1, plan.epochs),
    epochs: plan.epochs,
    samples: state.status === 'done' ? trainSamples : seen,
    trainSamples,
    samplesInAll: epochsDone * trainSamples + seen,
    samplesPerSecond,
  };
}
