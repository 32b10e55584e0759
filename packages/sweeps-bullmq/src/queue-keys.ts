import { randomUUID } from 'node:crypto';
import type { JobsOptions } from 'bullmq';
import type { Redis } from 'ioredis';

/** The name of the queue in Redis. */
export const queueName = 'vitrum-trials';

/** The model of a job; like those of the queue, keys begin with `bull:`, which is all that a user of Redis needs rights for. */
export const modelKey = (id: string): string => `bull:vitrum-models:${id}`;

const identityKey = 'bull:vitrum-identity';

/** Tells one queue from all others, for as long as its Redis keeps what it has. */
export async function identityOf(redis: Redis): Promise<string> {
  await redis.set(identityKey, randomUUID(), 'NX');
  return (await redis.get(identityKey)) ?? '';
}

/** Seconds that jobs which have ended stay, and how many: who asks for one later has it trained again, to the same result. */
const [keptFor, usuallyKept] = [7 * 24 * 3600, 10_000];

/** How every job of the queue is kept. */
export function jobOptions(count = usuallyKept): Pick<JobsOptions, 'removeOnComplete' | 'removeOnFail'> {
  const kept = { age: keptFor, count };
  return { removeOnComplete: kept, removeOnFail: kept };
}
