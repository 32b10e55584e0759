import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Redis } from 'ioredis';
import type { QueuedModel, StoredModel } from './queued-trial.ts';
import { modelKey } from './queue-keys.ts';

/** Bytes of the greatest model file that travels through Redis, which keeps it in memory: about 700,000 parameters. */
export const maxModelBytes = 16 * 2 ** 20;

/** Seconds that a model waits for its sweep, and that it stays when that has it: another sweep may have asked for it too. */
const [waits, stays] = [24 * 3600, 30];

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/** Puts a model beside its job, where it is small enough and Redis has room. */
export async function storeModel(redis: Redis, id: string, file: Uint8Array): Promise<StoredModel> {
  const bytes = file.length;
  if (bytes > maxModelBytes) return { bytes };
  try {
    await redis.set(modelKey(id), await pack(file), 'EX', waits);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('OOM')) return { bytes };
    throw error;
  }
  return { bytes, sha256: sha256(file) };
}

/** The model of a job as it was stored, or without its file where that was not sent; undefined where it is gone or damaged. */
export async function fetchModel(redis: Redis, id: string, { bytes, sha256: expected }: StoredModel): Promise<QueuedModel | undefined> {
  if (expected === undefined) return { bytes };
  const packed = await redis.getBuffer(modelKey(id));
  if (packed === null) return undefined;
  const file = await unpack(packed, { maxOutputLength: maxModelBytes }).catch(() => undefined); // damaged, or a bomb
  if (file === undefined || sha256(file) !== expected) return undefined;
  await redis.expire(modelKey(id), stays);
  return { bytes, file };
}

const sha256 = (file: Uint8Array): string => createHash('sha256').update(file).digest('hex');
