export { type QueueConnection } from './connect.ts';
export { parseQueuedTrial, type QueuedOutcome, type QueuedTrial } from './queued-trial.ts';
export { serveTrials, type TrialServer } from './serve-trials.ts';
export { openTrialQueue, type TrialQueue } from './trial-queue.ts';
