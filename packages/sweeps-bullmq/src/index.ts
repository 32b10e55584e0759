export { type QueuedModel, type QueuedOutcome, type QueuedTrial } from './queued-trial.ts';
export { serveTrials, type ServedJob, type TrialServer } from './serve-trials.ts';
export { openTrialQueue, type TrialQueue } from './trial-queue.ts';
