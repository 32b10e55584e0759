import { setTimeout } from 'node:timers/promises';
import { createBackend } from '@vitrum/core';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createLab } from '../src/page/lab/create-lab.ts';
import { rememberWatched } from '../src/page/lab/run/watched.ts';
import type { Lab } from '../src/page/lab/lab.ts';
import type { Snapshot, TrainingGoal } from '../src/shared/api/run.ts';
import { dataApi } from '../src/worker/data-api.ts';
import { Session } from '../src/worker/session.ts';
import { trainingApi } from '../src/worker/training-api.ts';
import { standInWorkers, type StandInWorker } from './support/stand-in-worker.ts';

// What a visitor presses is done, whatever the worker is doing at that moment.

const dataset = { type: 'synthetic-digits', train: 20, test: 10 };
const config = { dataset, network: { hidden: [4] }, training: { epochs: 2, seed: 1 } };
const request = { config, backend: 'reference' };

describe('a lab whose worker is slow, or has to be ended', () => {
  let lab: Lab;
  let workers: readonly StandInWorker[];

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    workers = standInWorkers();
    rememberWatched(); // the first training of all begins slowly
    lab = createLab();
  });

  /** Lets the watchdog look until it has to say something. */
  async function hang(): Promise<void> {
    for (let look = 0; look < 8; look++) {
      vi.advanceTimersByTime(1000);
      await setTimeout(0);
    }
  }

  /** What a visitor presses who has enough of a silent worker. */
  const beginAnew = (): void => {
    const action = lab.state.messages.find(({ text }) => text.startsWith('The lab has not answered'))?.action;
    expect(action).toBeDefined();
    action?.take();
  };

  const epochs = (): number => lab.state.epochs.length;

  test('Train is done when it is pressed before the address has been read', async () => {
    const trained = lab.run.train('end');
    expect(lab.state.wanted).toBe('end');
    await setTimeout(5);
    await lab.start(request);
    await trained;
    expect([epochs(), lab.state.status]).toEqual([2, 'done']);
  });

  test('data that are chosen before the address has been read stay', async () => {
    const used = lab.data.use({ type: 'iris' });
    await setTimeout(5);
    await lab.start(request);
    expect(await used).toBe(true);
    expect(lab.state.run?.description.dataset.type).toBe('iris');
  });

  test('Train is done when the worker is ended before it has begun', async () => {
    await lab.start(request);
    const [first] = workers;
    if (first === undefined) throw new Error('The lab starts a worker.');
    first.isHanging = true;
    void lab.run.train('epoch');
    await hang();
    beginAnew();
    await expect.poll(() => [epochs(), lab.state.status]).toEqual([1, 'paused']);
    expect(workers).toHaveLength(2);
  });

  test('a training that went on when the visitor stopped the worker does not begin again', async () => {
    lab.run.setPace('slow');
    await lab.start(request);
    void lab.run.train('end');
    await expect.poll(() => lab.state.status).toBe('running');
    for (const worker of workers) worker.isHanging = true;
    void lab.run.lookAtHealth(); // an answer is awaited
    await hang();
    beginAnew();
    await expect.poll(() => lab.state.isMaking).toBe(false);
    await setTimeout(5);
    expect(workers[1]?.calls).not.toContain('train');
    expect(lab.state.status).toBe('untrained');
  });

  test('what was asked for while the worker hung is made by the next one, and after what was there', async () => {
    await lab.start(request);
    for (const worker of workers) worker.isHanging = true;
    void lab.run.configure({ network: { hidden: [3] } });
    const used = lab.data.use({ type: 'iris' });
    const trained = lab.run.train('epoch');
    await hang();
    beginAnew();
    expect(await used).toBe(true);
    await trained;
    expect(lab.state.run?.description.dataset.type).toBe('iris');
    expect([epochs(), workers.length]).toEqual([1, 2]);
  });

  test('the pace is that of the visitor on the next worker, too', async () => {
    await lab.start(request);
    lab.run.setPace('watchable');
    for (const worker of workers) worker.isHanging = true;
    void lab.run.reset();
    await hang();
    beginAnew();
    await expect.poll(() => workers[1]?.session.pace).toBe('watchable');
  });
});

describe('a worker that is asked to train while it trains', () => {
  const session = new Session();
  const training = trainingApi(session);
  let onSnapshot: (snapshot: Snapshot) => void = () => undefined;
  session.listener = {
    snapshot: (snapshot) => {
      onSnapshot(snapshot);
    },
    problem: ({ message }) => expect.unreachable(message),
    warning: () => undefined,
  };

  beforeEach(async () => {
    onSnapshot = () => undefined;
    session.backend ??= await createBackend(session.registry, { name: 'reference' });
    await dataApi(session).loadData(dataset);
    await training.configure(config);
  });

  const figures = () => [session.run?.epochsDone, session.run?.samples];

  test.each<[string, readonly TrainingGoal[], readonly number[]]>([
    ['an example, twice', ['sample', 'sample'], [0, 2]],
    ['an example, then an epoch', ['sample', 'epoch'], [1, 0]],
    ['an epoch, then to the end', ['epoch', 'end'], [2, 0]],
    ['to the end, twice', ['end', 'end'], [2, 0]],
  ])('does both: %s', async (_, goals, expected) => {
    await Promise.all(goals.map((goal) => training.train(goal)));
    expect(figures()).toEqual(expected);
  });

  test('does it when the page knows of the pause, and the worker has not come to its end', async () => {
    let pressed: Promise<void> | undefined;
    onSnapshot = ({ status }) => {
      if (status === 'paused') pressed ??= training.train('sample'); // the page has been told, and the answer is not back
    };
    await training.train('sample');
    await pressed;
    expect(figures()).toEqual([0, 2]);
  });

  test('a pause ends what waits, too', async () => {
    const both = [training.train('sample'), training.train('end')];
    await training.pause();
    await Promise.all(both);
    expect(session.run?.epochsDone).toBe(0);
    await training.train('epoch');
    expect(session.run?.epochsDone).toBe(1);
  });
});
