import { setTimeout as sleep } from 'node:timers/promises';
import { DelayedError, Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { isVitrumError } from '@vitrum/core';
import { connect, watch, type QueueConnection } from './connect.ts';
import { storeModel } from './models.ts';
import { identityOf, queueName } from './queue-keys.ts';
import { parseQueuedTrial, type QueuedOutcome, type QueuedTrial, type StoredOutcome } from './queued-trial.ts';

/** What trains the trials of a queue. */
export interface TrialServer extends QueueConnection {
  /** How many trials are trained at the same time. */
  readonly concurrency: number;
  /** Trains a trial, in another process: this one renews the locks. Undefined where it was interrupted, a reason where it cannot go on here. */
  readonly train: (trial: QueuedTrial, job: ServedJob) => Promise<QueuedOutcome | string | undefined>;
  /** Why a trial cannot be trained here; undefined if it can. It is left to another worker then. */
  readonly refuse: (trial: QueuedTrial) => Promise<string | undefined>;
  /** Hears why a trial was left. */
  readonly onLeft: (trial: string, reason: string) => void;
  /** Called when Redis has answered. */
  readonly onReady?: () => void;
  /** Aborted: what is being trained is given back, and the server ends. */
  readonly signal: AbortSignal;
  /** Milliseconds without a sign of life after which another worker takes over a trial; 10,000. */
  readonly lockDuration?: number;
}

/** A trial that this worker has from the queue. */
export interface ServedJob {
  /** Its name, which no job of another queue has. */
  readonly name: string;
  /** To be called after each epoch. */
  readonly onEpoch: (epoch: number) => void;
  /** True for a job of this queue that no worker has: whoever had it has lost it. */
  isGivenUp(name: string): Promise<boolean>;
}

/** Milliseconds after which a trial that was left is offered again, and those that its worker then lets others go first. */
const [offeredAgainAfter, standsBack] = [200, 1500];
/** Workers that may die in training one trial before it counts as failed. */
const maxStalledCount = 50;

/**
 * Trains trials of a queue until the signal aborts.
 *
 * @throws VITRUM_INVALID_OPTION, VITRUM_QUEUE_UNAVAILABLE
 */
export async function serveTrials(server: TrialServer): Promise<void> {
  const { concurrency, train, refuse, onLeft, signal, lockDuration = 10_000 } = server;
  const redis = await connect(server);
  const queue = new Queue(queueName, { connection: redis });
  queue.on('error', () => undefined); // told by watch()
  const identity = await identityOf(redis);
  server.onReady?.();
  const worker = new Worker(
    queueName,
    async (job, token) => {
      const id = job.id ?? '';
      const leave = async (reason?: string): Promise<never> => {
        if (reason !== undefined) onLeft(id, reason);
        await job.moveToDelayed(Date.now() + (reason === undefined ? 0 : offeredAgainAfter), token);
        if (reason !== undefined) await sleep(standsBack, undefined, { signal }).catch(() => undefined); // it is to end
        throw new DelayedError();
      };
      const trial = parse(job.data);
      if (typeof trial === 'string') throw new Error(trial); // nobody can train it
      const reason = await refuse(trial);
      if (reason !== undefined) return leave(reason);
      const outcome = await train(trial, {
        name: `${identity}/${id}`,
        onEpoch: (epoch) => void job.updateProgress(epoch).catch(() => undefined), // Redis is away
        isGivenUp: (name) => isGivenUp(queue, identity, name),
      });
      return outcome === undefined || typeof outcome === 'string' ? leave(outcome) : stored(redis, id, outcome);
    },
    { connection: redis, concurrency, lockDuration, stalledInterval: lockDuration / 2, maxStalledCount },
  );
  worker.on('error', () => undefined); // told by watch()
  let unwatch = (): void => undefined;
  const lost = new Promise<never>((_resolve, reject) => {
    unwatch = watch(redis, server, reject);
  });
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  try {
    await Promise.race([aborted, lost]);
  } finally {
    unwatch();
    await worker.close(redis.status !== 'ready').catch(() => undefined); // a connection that is gone
    await queue.close().catch(() => undefined);
    redis.disconnect();
  }
}

/** A job that some worker has is active; one whose worker is silent for too long is offered again. */
async function isGivenUp(queue: Queue, identity: string, name: string): Promise<boolean> {
  const [of, id = ''] = name.split('/');
  return of === identity && (await queue.getJobState(id)) !== 'active';
}

/** The outcome as it is kept in the job, without its model, which has a place of its own. */
async function stored(redis: Redis, id: string, outcome: QueuedOutcome): Promise<StoredOutcome> {
  if (outcome.state === 'failed') return outcome;
  const { model, ...figures } = outcome;
  if (model === undefined) return figures;
  const { bytes, file } = model;
  return { ...figures, model: file === undefined ? { bytes } : await storeModel(redis, id, file) };
}

function parse(data: unknown): QueuedTrial | string {
  try {
    return parseQueuedTrial(data);
  } catch (error) {
    if (isVitrumError(error)) return error.message;
    throw error;
  }
}
