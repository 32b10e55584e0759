import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { openTrialQueue, serveTrials, type QueuedTrial, type TrialQueue } from '@vitrum/sweeps-bullmq';
import { hasRedis, startRedis } from '@vitrum/test-support/redis-server';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, test } from 'vitest';
import { maxModelBytes } from '../src/models.ts';

const isHere = hasRedis();
const server = isHere ? await startRedis() : undefined;
const url = server?.url ?? '';
const redis = new Redis(url, { lazyConnect: true });
const ended = new AbortController();
const file = randomBytes(100_000);
let [trained, count, sent] = [0, 0, file];

const serving = isHere
  ? serveTrials({
      url, concurrency: 1, signal: ended.signal, refuse: async () => Promise.resolve(undefined), onLeft: () => undefined,
      train: async () => {
        trained++;
        return Promise.resolve({ state: 'finished', curve: [1], seconds: 0, part: 'test', fingerprint: 'ab', model: { bytes: sent.length, file: sent } });
      },
    })
  : undefined;
const queue: TrialQueue | undefined = isHere ? await openTrialQueue({ url }) : undefined;
afterAll(async () => {
  ended.abort();
  redis.disconnect();
  await Promise.all([queue?.close(), serving]);
  await server?.stop();
});

const newTrial = (): QueuedTrial => ({ vitrum: '1', trial: (++count).toString(16).padStart(16, '0'), seed: 7, seeds: 1, epochs: 1, figure: 'loss', config: {}, computing: {} });
const keyOf = ({ trial }: QueuedTrial): string => `bull:vitrum-models:${trial}-7-1`;
/** The model of a trial, and how often it was trained for it. */
async function ask(trial: QueuedTrial): Promise<readonly unknown[]> {
  const before = trained;
  const outcome = await queue?.train(trial, () => undefined);
  const model = outcome?.state === 'finished' ? outcome.model : undefined;
  return [model?.bytes, model?.file === undefined ? undefined : Buffer.from(model.file).equals(sent), trained - before];
}

// There is a Redis in CI: hasRedis() throws otherwise.
describe.runIf(isHere)('the model of a trial', () => {
  test('comes whole to whoever asked, and leaves Redis soon after', async () => {
    const trial = newTrial();
    expect(await ask(trial)).toEqual([100_000, true, 1]);
    expect(await redis.ttl(keyOf(trial))).toBeLessThanOrEqual(30);
    expect(await ask(trial)).toEqual([100_000, true, 0]); // another sweep, at the same time
  });

  test.each([
    ['gone', async (key: string) => redis.del(key)],
    ['damaged', async (key: string) => redis.setrange(key, 1000, 'damaged')],
    ['another one', async (key: string) => redis.set(key, gzipSync('another'))],
  ])('that is %s is asked for again', async (_name, spoil) => {
    const trial = newTrial();
    await ask(trial);
    await spoil(keyOf(trial));
    expect(await ask(trial)).toEqual([100_000, true, 1]);
  });

  test('that is too big stays with its worker, and says how big it is', async () => {
    sent = Buffer.alloc(maxModelBytes + 1);
    const trial = newTrial();
    expect(await ask(trial)).toEqual([maxModelBytes + 1, undefined, 1]);
    expect(await redis.exists(keyOf(trial))).toBe(0);
  });
});
