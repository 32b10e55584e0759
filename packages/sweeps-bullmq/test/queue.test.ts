import { openTrialQueue, serveTrials, type QueuedTrial, type TrialServer } from '@vitrum/sweeps-bullmq';
import { hasRedis, startRedis, type RedisServer } from '@vitrum/test-support/redis-server';
import { Queue } from 'bullmq';
import { afterAll, describe, expect, test } from 'vitest';

const isHere = hasRedis();
const redis: RedisServer | undefined = isHere ? await startRedis() : undefined;
const url = redis?.url ?? '';
afterAll(async () => redis?.stop());

let count = 0;
/** A trial that no other test has. */
const newTrial = (): QueuedTrial => ({ vitrum: '1', trial: (++count).toString(16).padStart(16, '0'), seed: 7, seeds: 1, epochs: 1, figure: 'loss', config: {}, computing: {} });

interface Served {
  readonly trained: readonly string[];
  readonly left: readonly string[];
  end(): Promise<void>;
}

/** A worker of this process. */
function serve(options: Partial<TrialServer> = {}): Served {
  const controller = new AbortController();
  const [trained, left] = [new Array<string>(), new Array<string>()];
  const ended = serveTrials({
    url, concurrency: 2, signal: controller.signal, refuse: async () => Promise.resolve(undefined),
    train: async ({ trial, seed }) => {
      trained.push(trial);
      return Promise.resolve({ state: 'finished', curve: [seed], seconds: 0, part: 'test', fingerprint: trial });
    },
    onLeft: (_id, reason) => void left.push(reason),
    ...options,
  });
  return {
    trained,
    left,
    end: async () => {
      controller.abort();
      await ended;
    },
  };
}

// There is a Redis in CI: hasRedis() throws otherwise.
describe.runIf(isHere)('a queue of trials', () => {
  test('gives each trial to one of its workers, once, also where it is asked for twice', async () => {
    const [one, other] = [serve(), serve()];
    const queue = await openTrialQueue({ url });
    const trials = Array.from({ length: 12 }, newTrial);
    const outcomes = await Promise.all(trials.map((trial) => queue.train(trial, () => undefined)));
    expect(outcomes.map((outcome) => outcome.state === 'finished' && outcome.fingerprint)).toEqual(trials.map(({ trial }) => trial));
    expect(await queue.train(trials[3] ?? newTrial(), () => undefined)).toEqual(outcomes[3]);
    expect([...one.trained, ...other.trained].sort()).toEqual(trials.map(({ trial }) => trial));
    await Promise.all([queue.close(), one.end(), other.end()]);
  });

  test('what a worker cannot train goes to another one, with the reason', async () => {
    const lacking = serve({ refuse: async () => Promise.resolve('it lacks the plugin vitrum-plugin-x') });
    const queue = await openTrialQueue({ url });
    const trial = newTrial();
    const outcome = queue.train(trial, () => undefined);
    await expect.poll(() => lacking.left, { timeout: 10_000 }).toEqual(['it lacks the plugin vitrum-plugin-x']);
    const able = serve();
    expect(await outcome).toMatchObject({ fingerprint: trial.trial });
    expect(lacking.trained).toEqual([]);
    await Promise.all([queue.close(), lacking.end(), able.end()]);
  });

  test('a worker that is interrupted gives its trial back', async () => {
    const interrupted = new AbortController();
    const begun = new Array<string>();
    const first = serveTrials({
      url, concurrency: 1, signal: interrupted.signal, refuse: async () => Promise.resolve(undefined), onLeft: () => undefined,
      train: async ({ trial }) => {
        begun.push(trial);
        await new Promise((resolve) => interrupted.signal.addEventListener('abort', resolve));
        return undefined;
      },
    });
    const queue = await openTrialQueue({ url });
    const trial = newTrial();
    const outcome = queue.train(trial, () => undefined);
    await expect.poll(() => begun, { timeout: 10_000 }).toEqual([trial.trial]);
    interrupted.abort();
    await first;
    const second = serve();
    expect(await outcome).toMatchObject({ fingerprint: trial.trial });
    await Promise.all([queue.close(), second.end()]);
  });

  test('a trial that failed says why, and what is no trial costs no worker', async () => {
    const worker = serve({ train: async () => Promise.resolve({ state: 'failed', reason: 'It diverged.' }) });
    const [queue, foreign] = [await openTrialQueue({ url }), new Queue('vitrum-trials', { connection: { url } })];
    await foreign.add('trial', { command: 'rm -r /' }, { jobId: 'foreign' });
    expect(await queue.train(newTrial(), () => undefined)).toEqual({ state: 'failed', reason: 'It diverged.' });
    await expect.poll(async () => (await foreign.getJob('foreign'))?.failedReason, { timeout: 10_000 }).toContain('A trial of the queue has no option "command"');
    await Promise.all([queue.close(), worker.end(), foreign.close()]);
  });

  test('epochs are heard while a trial is trained', async () => {
    const epochs: number[] = [];
    const worker = serve({
      train: async (_trial, onEpoch) => {
        for (let epoch = 1; epochs.length === 0; epoch++) {
          onEpoch(epoch);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return { state: 'finished', curve: [1], seconds: 0, part: 'test' };
      },
    });
    const queue = await openTrialQueue({ url });
    expect(await queue.train(newTrial(), (epoch) => void epochs.push(epoch))).toMatchObject({ state: 'finished' });
    await Promise.all([queue.close(), worker.end()]);
  });

  test('Redis may be killed and come back', async () => {
    const heard: string[] = [];
    const worker = serve();
    const queue = await openTrialQueue({ url, onTrouble: (message) => void heard.push(message) });
    await queue.train(newTrial(), () => undefined);
    await redis?.crash();
    await expect.poll(() => heard, { timeout: 20_000 }).toEqual([`Redis at ${url} is away: trying again for 60 seconds.`, `Redis at ${url} answers again.`]);
    const trial = newTrial();
    expect(await queue.train(trial, () => undefined)).toMatchObject({ fingerprint: trial.trial });
    await Promise.all([queue.close(), worker.end()]);
  });

  test('a Redis that may forget jobs is refused', async () => {
    const forgetful = await startRedis(['--maxmemory-policy', 'allkeys-lru']);
    await expect(openTrialQueue({ url: forgetful.url })).rejects.toThrow('has the maxmemory-policy "allkeys-lru": where memory is short it would forget jobs.');
    await forgetful.stop();
  });

  test('a password is needed where there is one, and is in no message', async () => {
    const closed = await startRedis(['--requirepass', 'open sesame']);
    await expect(openTrialQueue({ url: closed.url })).rejects.toThrow('NOAUTH');
    const wrong = closed.url.replace('//', '//:guess@');
    await expect(openTrialQueue({ url: wrong })).rejects.toThrow(expect.objectContaining({ code: 'VITRUM_QUEUE_UNAVAILABLE', message: expect.not.stringContaining('guess') as unknown }));
    const queue = await openTrialQueue({ url: closed.url.replace('//', '//:open%20sesame@') });
    await queue.close();
    await closed.stop();
  });

  test('over TLS, a certificate of nobody known is refused at once, and what to do is said', async () => {
    const secure = await startRedis([], { withTls: true });
    const message = expect.stringContaining(`Redis at ${secure.url} is not trusted: self-signed certificate`) as unknown;
    const hint = expect.stringContaining('NODE_EXTRA_CA_CERTS=') as unknown;
    await expect(openTrialQueue({ url: secure.url })).rejects.toMatchObject({ code: 'VITRUM_QUEUE_UNAVAILABLE', message, hint });
    await secure.stop();
  });

  test('where nobody answers, it tries again for a while and then says so', async () => {
    const heard: string[] = [];
    const gone = await startRedis();
    await gone.stop();
    await expect(openTrialQueue({ url: gone.url, patience: 2, onTrouble: (message) => void heard.push(message) })).rejects.toThrow(`Redis at ${gone.url} does not answer: connect ECONNREFUSED`);
    expect(heard[0]).toContain('Trying again in 0.5 s.');
  });
});
