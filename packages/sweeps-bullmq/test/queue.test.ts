import { openTrialQueue, serveTrials, type QueuedOutcome, type QueuedTrial, type TrialQueue, type TrialServer } from '@vitrum/sweeps-bullmq';
import { hasRedis, startRedis, type RedisServer } from '@vitrum/test-support/redis-server';
import { Queue } from 'bullmq';
import { afterAll, afterEach, describe, expect, test } from 'vitest';

const isHere = hasRedis();
const redis: RedisServer | undefined = isHere ? await startRedis() : undefined;
const url = redis?.url ?? '';
afterAll(async () => redis?.stop());

/** What a test has opened, which ends with it, also where it fails. */
const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map(async (end) => end()));
});

let count = 0;
/** A trial that no other test has. */
const newTrial = (): QueuedTrial => ({ vitrum: '1', trial: (++count).toString(16).padStart(16, '0'), seed: 7, seeds: 1, epochs: 1, figure: 'loss', config: {}, computing: {} });

interface Served {
  readonly trained: readonly string[];
  readonly left: readonly string[];
  end(): Promise<void>;
}

async function open(options: Partial<Parameters<typeof openTrialQueue>[0]> = {}): Promise<TrialQueue> {
  const queue = await openTrialQueue({ url, ...options });
  opened.push(async () => queue.close());
  return queue;
}

/** The queue as BullMQ shows it. */
function openJobs(): Queue {
  const jobs = new Queue('vitrum-trials', { connection: { url } });
  opened.push(async () => jobs.close());
  return jobs;
}

async function startOwnRedis(...args: Parameters<typeof startRedis>): Promise<RedisServer> {
  const own = await startRedis(...args);
  opened.push(async () => own.stop());
  return own;
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
  const end = async (): Promise<void> => {
    controller.abort();
    await ended;
  };
  opened.push(end);
  return { trained, left, end };
}

// There is a Redis in CI: hasRedis() throws otherwise.
describe.runIf(isHere)('a queue of trials', () => {
  test('gives each trial to one of its workers, once, also where it is asked for twice', async () => {
    const [one, other] = [serve(), serve()];
    const queue = await open();
    const trials = Array.from({ length: 12 }, newTrial);
    const outcomes = await Promise.all(trials.map((trial) => queue.train(trial, () => undefined)));
    expect(outcomes.map((outcome) => outcome.state === 'finished' && outcome.fingerprint)).toEqual(trials.map(({ trial }) => trial));
    expect(await queue.train(trials[3] ?? newTrial(), () => undefined)).toEqual(outcomes[3]);
    expect([...one.trained, ...other.trained].sort()).toEqual(trials.map(({ trial }) => trial));
  });

  test('what a worker cannot train goes to another one, with the reason', async () => {
    const lacking = serve({ refuse: async () => Promise.resolve('it lacks the plugin vitrum-plugin-x') });
    const queue = await open();
    const trial = newTrial();
    const outcome = queue.train(trial, () => undefined);
    await expect.poll(() => lacking.left, { timeout: 10_000 }).toEqual(['it lacks the plugin vitrum-plugin-x']);
    serve();
    expect(await outcome).toMatchObject({ fingerprint: trial.trial });
    expect(lacking.trained).toEqual([]);
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
    const queue = await open();
    const trial = newTrial();
    const outcome = queue.train(trial, () => undefined);
    await expect.poll(() => begun, { timeout: 10_000 }).toEqual([trial.trial]);
    interrupted.abort();
    await first;
    serve();
    expect(await outcome).toMatchObject({ fingerprint: trial.trial });
  });

  test('a trial that failed says why, and what is no trial costs no worker', async () => {
    serve({ train: async () => Promise.resolve({ state: 'failed', reason: 'It diverged.' }) });
    const [queue, foreign] = [await open(), openJobs()];
    await foreign.add('trial', { command: 'rm -r /' }, { jobId: 'foreign' });
    expect(await queue.train(newTrial(), () => undefined)).toEqual({ state: 'failed', reason: 'It diverged.' });
    await expect.poll(async () => (await foreign.getJob('foreign'))?.failedReason, { timeout: 10_000 }).toContain('A trial of the queue has no option "command"');
  });

  test('a job is given up when no worker has it; one of another queue never is', async () => {
    let [letGo, name] = [(): void => undefined, ''];
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const holder = serve({
      concurrency: 1,
      train: async (_trial, job) => {
        name = job.name;
        await held;
        return { state: 'failed', reason: 'It diverged.' };
      },
    });
    const queue = await open();
    const ended = queue.train(newTrial(), () => undefined);
    await expect.poll(() => name, { timeout: 10_000 }).not.toBe('');
    const seen: boolean[] = [];
    serve({
      train: async (trial, job) => {
        seen.push(await job.isGivenUp(name), await job.isGivenUp(name.replace(/^[^/]*/, 'another')));
        return { state: 'finished', curve: [trial.seed], seconds: 0, part: 'test' };
      },
    });
    await queue.train(newTrial(), () => undefined);
    letGo();
    await ended;
    await holder.end();
    await queue.train(newTrial(), () => undefined);
    expect(seen).toEqual([false, false, true, false]);
  });

  test('jobs that have ended are removed, and what is asked for after that is trained again', async () => {
    const worker = serve();
    const [queue, jobs] = [await open({ keptJobs: 2 }), openJobs()];
    const trials = Array.from({ length: 8 }, newTrial);
    const ask = async (): Promise<readonly QueuedOutcome[]> => Promise.all(trials.map((trial) => queue.train(trial, () => undefined)));
    const outcomes = await ask();
    expect(outcomes.map((outcome) => outcome.state === 'finished' && outcome.fingerprint)).toEqual(trials.map(({ trial }) => trial));
    expect(await jobs.getCompletedCount()).toBe(2);
    const before = worker.trained.length;
    expect(await ask()).toEqual(outcomes);
    expect(worker.trained.length).toBeGreaterThanOrEqual(before + 6);
  });

  test('epochs are heard while a trial is trained', async () => {
    const epochs: number[] = [];
    serve({
      train: async (_trial, { onEpoch }) => {
        for (let epoch = 1; epochs.length === 0; epoch++) {
          onEpoch(epoch);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return { state: 'finished', curve: [1], seconds: 0, part: 'test' };
      },
    });
    const queue = await open();
    expect(await queue.train(newTrial(), (epoch) => void epochs.push(epoch))).toMatchObject({ state: 'finished' });
  });

  test('Redis may be killed and come back', async () => {
    const heard: string[] = [];
    serve();
    const queue = await open({ onTrouble: (message) => void heard.push(message) });
    await queue.train(newTrial(), () => undefined);
    await redis?.crash();
    await expect.poll(() => heard, { timeout: 20_000 }).toEqual([`Redis at ${url} is away: trying again for 60 seconds.`, `Redis at ${url} answers again.`]);
    const trial = newTrial();
    expect(await queue.train(trial, () => undefined)).toMatchObject({ fingerprint: trial.trial });
  });

  test('a Redis that may forget jobs is refused', async () => {
    const forgetful = await startOwnRedis(['--maxmemory-policy', 'allkeys-lru']);
    await expect(openTrialQueue({ url: forgetful.url })).rejects.toThrow('has the maxmemory-policy "allkeys-lru": where memory is short it would forget jobs.');
  });

  test('a password is needed where there is one, and is in no message', async () => {
    const closed = await startOwnRedis(['--requirepass', 'open sesame']);
    await expect(openTrialQueue({ url: closed.url })).rejects.toThrow('NOAUTH');
    const wrong = closed.url.replace('//', '//:guess@');
    await expect(openTrialQueue({ url: wrong })).rejects.toThrow(expect.objectContaining({ code: 'VITRUM_QUEUE_UNAVAILABLE', message: expect.not.stringContaining('guess') as unknown }));
    await expect(open({ url: closed.url.replace('//', '//:open%20sesame@') })).resolves.toBeDefined();
  });

  test('over TLS, a certificate of nobody known is refused at once, and what to do is said', async () => {
    const secure = await startOwnRedis([], { withTls: true });
    const message = expect.stringContaining(`Redis at ${secure.url} is not trusted: self-signed certificate`) as unknown;
    const hint = expect.stringContaining('NODE_EXTRA_CA_CERTS=') as unknown;
    await expect(openTrialQueue({ url: secure.url })).rejects.toMatchObject({ code: 'VITRUM_QUEUE_UNAVAILABLE', message, hint });
  });

  test('where nobody answers, it tries again for a while and then says so', async () => {
    const heard: string[] = [];
    const gone = await startRedis();
    await gone.stop();
    await expect(openTrialQueue({ url: gone.url, patience: 2, onTrouble: (message) => void heard.push(message) })).rejects.toThrow(`Redis at ${gone.url} does not answer: connect ECONNREFUSED`);
    expect(heard[0]).toContain('Trying again in 0.5 s.');
  });
});
