import { setTimeout as sleep } from 'node:timers/promises';
import { openTrialQueue, serveTrials, type QueuedTrial } from '@vitrum/sweeps-bullmq';
import { hasRedis, startRedis } from '@vitrum/test-support/redis-server';

/** What the way through a queue costs, in milliseconds. */
export interface QueueCosts {
  readonly trials: number;
  /** Of a trial in its worker. */
  readonly training: number;
  /** Of a trial, besides. */
  readonly overhead: number;
}

const count = 1000;
/** As many as a sweep has in its queue at the same time. */
const maxWaiting = 64;

const trialOf = (index: number): QueuedTrial => ({ vitrum: '0', trial: index.toString(16).padStart(16, '0'), seed: 7, seeds: 1, epochs: 1, figure: 'loss', config: {}, computing: {} });

/** Sends trials of a millisecond through a Redis as it is by default with an append-only file, to a worker that trains one at a time. */
export async function measureQueue(): Promise<QueueCosts> {
  if (!hasRedis()) throw new Error('There is no Redis here: run scripts/install-redis.sh.');
  const redis = await startRedis(['--appendfsync', 'everysec']);
  const ended = new AbortController();
  let training = 0;
  const train: Parameters<typeof serveTrials>[0]['train'] = async () => {
    const began = performance.now();
    await sleep(1);
    training += performance.now() - began;
    return { state: 'finished', curve: [1], seconds: 0.001, part: 'test' };
  };
  const serving = serveTrials({ url: redis.url, concurrency: 1, signal: ended.signal, refuse: () => Promise.resolve(undefined), onLeft: () => undefined, train });
  const queue = await openTrialQueue({ url: redis.url });
  const indices = Array.from({ length: count }, (_, i) => i).values();
  const began = performance.now();
  await Promise.all(Array.from({ length: maxWaiting }, async () => {
    for (const index of indices) await queue.train(trialOf(index), () => undefined);
  }));
  const all = performance.now() - began;
  ended.abort();
  await Promise.all([queue.close(), serving]);
  await redis.stop();
  return { trials: count, training: training / count, overhead: (all - training) / count };
}
