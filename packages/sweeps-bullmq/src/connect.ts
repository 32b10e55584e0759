import { setTimeout as sleep } from 'node:timers/promises';
import { VitrumError } from '@vitrum/core';
import { formatCounted } from '@vitrum/runs/internal';
import { Redis } from 'ioredis';

/** How a queue is reached. */
export interface QueueConnection {
  /** `redis://[user:password@]host:port/database`, or `rediss://` over TLS. */
  readonly url: string;
  /** Hears, in a sentence, that Redis does not answer or answers again. */
  readonly onTrouble?: (message: string) => void;
  /** Seconds without an answer after which it is given up; 60. */
  readonly patience?: number;
  /** Aborted: nothing is tried again. */
  readonly signal?: AbortSignal;
}

/** Milliseconds between two attempts: the first ones, and the longest. */
const [firstPause, maxPause] = [500, 8000];
const pauseAfter = (attempt: number): number => Math.min(maxPause, firstPause << Math.min(10, attempt - 1));
const usualPatience = 60;

/**
 * Connects to Redis or Valkey, and tries again for a while where nobody answers.
 *
 * @throws VITRUM_INVALID_OPTION for an address of another form or a Redis that may forget jobs; VITRUM_QUEUE_UNAVAILABLE
 */
export async function connect({ url, onTrouble = () => undefined, patience = usualPatience, signal }: QueueConnection): Promise<Redis> {
  const place = placeOf(url);
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy: pauseAfter });
  redis.on('error', () => undefined); // told below, and by watch()
  const until = performance.now() + patience * 1000;
  for (let attempt = 1; ; attempt++) {
    const failure = await answer(redis);
    if (failure === undefined) break;
    const pause = pauseAfter(attempt);
    if (performance.now() + pause > until || isFinal(failure)) {
      redis.disconnect();
      throw isOfTrust(failure) ? untrusted(place, failure) : unavailable(place, `${failure}.`);
    }
    onTrouble(`Redis at ${place} does not answer: ${failure}. Trying again in ${pause / 1000} s.`);
    await sleep(pause, undefined, { signal }).catch(() => signal?.throwIfAborted());
  }
  try {
    await requireNoEviction(redis, place);
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  return redis;
}

/** Why Redis does not answer; undefined where it does. */
async function answer(redis: Redis): Promise<string | undefined> {
  const probe = redis.duplicate({ lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0, connectTimeout: 5000 });
  const reason = new Promise<string>((resolve) => probe.on('error', (error: Error) => resolve(error.message)));
  try {
    await probe.connect();
    await probe.ping();
    return undefined;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return said === 'Connection is closed.' ? await reason : said;
  } finally {
    probe.disconnect();
  }
}

/** A wrong password or certificate is not put right by waiting. */
const isFinal = (failure: string): boolean => /NOAUTH|WRONGPASS|NOPERM/.test(failure) || isOfTrust(failure);
const isOfTrust = (failure: string): boolean => /certificate/i.test(failure);

/** An address without its password, for messages. */
export function placeOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'redis:' || parsed?.protocol === 'rediss:') return `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: '--queue must be the address of a Redis, got something of another form.', // it may have a password
    hint: 'Write redis://host:6379, redis://user:password@host:6379/0, or rediss:// for TLS.',
  });
}

/** A Redis that runs full must refuse new jobs, and not forget old ones. */
async function requireNoEviction(redis: Redis, place: string): Promise<void> {
  const policy = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1];
  if (policy === undefined || policy === 'noeviction') return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `Redis at ${place} has the maxmemory-policy "${policy}": where memory is short it would forget jobs.`,
    hint: 'Set it: redis-cli config set maxmemory-policy noeviction; and in redis.conf, so that it stays.',
  });
}

/** The error where Redis is not reached. */
function unavailable(place: string, reason: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_QUEUE_UNAVAILABLE',
    message: `Redis at ${place} does not answer: ${reason}`,
    hint: 'Is it running, is the address right, and does a firewall let it through? What has been trained is kept: start again when it answers.',
  });
}

/** The error where nobody vouches for the certificate of Redis. */
function untrusted(place: string, reason: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_QUEUE_UNAVAILABLE',
    message: `Redis at ${place} is not trusted: ${reason}.`,
    hint: 'Where its certificate is of an authority of your own, name that in the environment: NODE_EXTRA_CA_CERTS=/path/to/authority.pem',
  });
}

/**
 * Tells of a connection that breaks and comes back.
 *
 * @param onLost - Called where it has been away for as long as the patience says.
 */
export function watch(redis: Redis, { url, onTrouble = () => undefined, patience = usualPatience }: QueueConnection, onLost: (error: VitrumError) => void): () => void {
  const place = placeOf(url);
  let timer: NodeJS.Timeout | undefined;
  const onClose = (): void => {
    if (timer !== undefined) return;
    onTrouble(`Redis at ${place} is away: trying again for ${formatCounted(patience, 'second')}.`);
    timer = setTimeout(() => onLost(unavailable(place, `it has been away for ${formatCounted(patience, 'second')}.`)), patience * 1000);
  };
  const onReady = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    onTrouble(`Redis at ${place} answers again.`);
  };
  redis.on('close', onClose).on('ready', onReady);
  return () => {
    clearTimeout(timer);
    redis.off('close', onClose).off('ready', onReady);
  };
}
