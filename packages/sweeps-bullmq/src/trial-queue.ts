import { Queue, QueueEvents } from 'bullmq';
import { connect, watch, type QueueConnection } from './connect.ts';
import { parseQueuedOutcome, type QueuedOutcome, type QueuedTrial } from './queued-trial.ts';

/** The name of the queue in Redis. */
export const queueName = 'vitrum-trials';

/** Milliseconds between two looks at all jobs: events are lost while Redis is away. */
const lookEvery = 2000;

/** Where a sweep puts its trials, and hears what became of them. */
export interface TrialQueue {
  /**
   * Waits for a trial that a worker trains. One that is in the queue already, or was trained by then, is not put there again.
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
}

/**
 * Opens the queue of a sweep.
 *
 * @throws VITRUM_INVALID_OPTION, VITRUM_QUEUE_UNAVAILABLE
 */
export async function openTrialQueue(connection: QueueConnection): Promise<TrialQueue> {
  const redis = await connect(connection);
  const queue = new Queue(queueName, { connection: redis });
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
    if (found === undefined) return;
    const outcome = await outcomeOf(queue, id, found.trial);
    if (outcome === undefined || !waiting.delete(id)) return;
    found.resolve(outcome);
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
      const outcome = new Promise<QueuedOutcome>((resolve, reject) => waiting.set(id, { trial, onEpoch, resolve, reject }));
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

async function outcomeOf(queue: Queue, id: string, trial: QueuedTrial): Promise<QueuedOutcome | undefined> {
  const state = await queue.getJobState(id);
  // Read after its state: before, it may not have had its result yet.
  const job = await queue.getJob(id);
  if (job === undefined) {
    await queue.add('trial', trial, { jobId: id }); // Redis has lost it: its file was not written yet
    return undefined;
  }
  if (state === 'completed') return parseQueuedOutcome(job.returnvalue) ?? { state: 'failed', reason: 'Its worker returned something of another form.' };
  return state === 'failed' ? { state: 'failed', reason: job.failedReason } : undefined;
}
