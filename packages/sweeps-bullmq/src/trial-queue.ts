import { Queue, QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import { connect, watch, type QueueConnection } from './connect.ts';
import { fetchModel } from './models.ts';
import { jobOptions, queueName } from './queue-keys.ts';
import { parseStoredOutcome, type QueuedOutcome, type QueuedTrial } from './queued-trial.ts';

/** Milliseconds between two looks at all jobs: events are lost while Redis is away. */
const lookEvery = 2000;
/** How often a job is put into the queue again whose model is gone. */
const maxModelRequests = 2;

/** How the queue of a sweep is reached, and what stays in it. */
export interface TrialQueueOptions extends QueueConnection {
  /** How many jobs that have ended stay in Redis, for a week at most; 10,000. One that is gone and is asked for is trained again. */
  readonly keptJobs?: number;
}

/** Where a sweep puts its trials, and hears what became of them. */
export interface TrialQueue {
  /**
   * Waits for a trial that a worker trains. One that is in the queue already, or was trained by then, is not put there again, unless its model is gone.
   *
   * @throws VITRUM_QUEUE_UNAVAILABLE
   */
  train(trial: QueuedTrial, onEpoch: (epoch: number) => void): Promise<QueuedOutcome>;
  /** Takes the trials out that no worker has begun, and ends all waiting with undefined outcomes. */
  close(): Promise<void>;
}

interface Waiting {
  readonly trial: QueuedTrial;
  readonly onEpoch: (epoch: number) => void;
  readonly resolve: (outcome: QueuedOutcome) => void;
  readonly reject: (error: unknown) => void;
  isLooking: boolean;
  modelRequests: number;
}

/**
 * Opens the queue of a sweep.
 *
 * @throws VITRUM_INVALID_OPTION, VITRUM_QUEUE_UNAVAILABLE
 */
export async function openTrialQueue(connection: TrialQueueOptions): Promise<TrialQueue> {
  const redis = await connect(connection);
  const queue = new Queue(queueName, { connection: redis, defaultJobOptions: jobOptions(connection.keptJobs) });
  const eventsRedis = redis.duplicate({ lazyConnect: false });
  const events = new QueueEvents(queueName, { connection: eventsRedis });
  const ignore = (): void => undefined; // told by watch()
  queue.on('error', ignore);
  events.on('error', ignore);
  eventsRedis.on('error', ignore);
  await events.waitUntilReady();
  const waiting = new Map<string, Waiting>();
  const unwatch = watch(redis, connection, (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  const look = async (id: string): Promise<void> => {
    const found = waiting.get(id);
    if (found === undefined || found.isLooking) return;
    found.isLooking = true;
    try {
      const outcome = await outcomeOf({ queue, redis }, id, found);
      if (outcome !== undefined && waiting.delete(id)) found.resolve(outcome);
    } finally {
      found.isLooking = false;
    }
  };
  const lookLater = ({ jobId }: { readonly jobId: string }): void => void look(jobId).catch(() => undefined); // the next look finds it
  events.on('completed', lookLater).on('failed', lookLater).on('progress', ({ jobId, data }) => {
    if (typeof data === 'number') waiting.get(jobId)?.onEpoch(data);
  });
  const timer = setInterval(() => {
    for (const id of waiting.keys()) lookLater({ jobId: id });
  }, lookEvery);
  return {
    train: async (trial, onEpoch) => {
      const id = idOf(trial);
      const outcome = new Promise<QueuedOutcome>((resolve, reject) => waiting.set(id, { trial, onEpoch, resolve, reject, isLooking: false, modelRequests: 0 }));
      await queue.add('trial', trial, { jobId: id });
      lookLater({ jobId: id }); // another sweep, or this one before, may have it done
      return outcome;
    },
    close: async () => {
      clearInterval(timer);
      unwatch();
      const left = [...waiting.keys()];
      waiting.clear();
      if (redis.status === 'ready') await Promise.all(left.map(async (id) => queue.remove(id).catch(() => undefined))); // a worker has it
      await Promise.all([events.close(), queue.close()].map(async (closing) => closing.catch(() => undefined))); // a connection that is gone
      eventsRedis.disconnect();
      redis.disconnect();
    },
  };
}

/** The same run of a trial has one job, however often and by whom it is asked for. */
const idOf = ({ trial, seed, epochs }: Pick<QueuedTrial, 'trial' | 'seed' | 'epochs'>): string => `${trial}-${seed}-${epochs}`;

interface Place {
  readonly queue: Queue;
  readonly redis: Redis;
}

async function outcomeOf({ queue, redis }: Place, id: string, waiting: Waiting): Promise<QueuedOutcome | undefined> {
  const state = await queue.getJobState(id);
  // Read after its state: before, it may not have had its result yet.
  const job = await queue.getJob(id);
  if (job === undefined) {
    await queue.add('trial', waiting.trial, { jobId: id }); // Redis has lost it, or it was removed since it is old
    return undefined;
  }
  if (state === 'failed') return { state, reason: job.failedReason };
  if (state !== 'completed') return undefined;
  const outcome = parseStoredOutcome(job.returnvalue) ?? { state: 'failed', reason: 'Its worker returned something of another form.' };
  if (outcome.state === 'failed') return outcome;
  const { model: noted, ...figures } = outcome;
  if (noted === undefined) return figures;
  const model = await fetchModel(redis, id, noted);
  if (model !== undefined || waiting.modelRequests >= maxModelRequests) return { ...figures, model: model ?? { bytes: noted.bytes } };
  waiting.modelRequests++;
  await queue.remove(id); // who has its folder answers at once, another worker trains it to the same bits
  await queue.add('trial', waiting.trial, { jobId: id });
  return undefined;
}
