import { hostname } from 'node:os';
import type { CommandHost } from '../command-host.ts';
import type { RunningProgram } from '../running-program.ts';
import type { Crew, JobListener } from './crew.ts';
import { isFromWorker, type FromWorker, type ToWorker, type TrialJob, type TrialOutcome } from './trial-job.ts';

/** How often a job is begun again whose process has ended by itself: it goes on from its last checkpoint. */
const attempts = 3;
/** Jobs after which a process is replaced by a new one: what leaks in one leaks no further. */
const maxJobs = 200;

/** Processes on this machine, which are kept for one job after the other. */
export function localCrew(size: number, host: CommandHost, words: readonly string[] = []): Crew {
  const idle: WorkerProcess[] = [];
  const all = new Set<WorkerProcess>();
  let isInterrupted = false;
  const start = (): WorkerProcess => {
    const worker = new WorkerProcess(host, words);
    all.add(worker);
    void worker.ended.then(() => all.delete(worker));
    return worker;
  };
  const train = async (job: TrialJob, listener: JobListener): Promise<TrialOutcome> => {
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (isInterrupted) return { state: 'interrupted' };
      const worker = idle.pop() ?? start();
      listener.onWorker(hostname());
      const outcome = await worker.train(job, listener);
      if (outcome !== undefined) {
        if (worker.jobs < maxJobs) idle.push(worker);
        else worker.close();
        return outcome;
      }
    }
    return isInterrupted ? { state: 'interrupted' } : { state: 'failed', reason: `Its process was ended ${attempts} times: out of memory, perhaps; fewer workers need less.` };
  };
  return {
    size,
    train,
    interrupt: () => {
      isInterrupted = true;
      for (const worker of all) worker.interrupt();
    },
    close: async () => {
      for (const worker of all) worker.close();
      await Promise.all([...all].map(({ ended }) => ended));
    },
  };
}

/** A process that trains one job after the other. */
class WorkerProcess {
  readonly ended: Promise<unknown>;
  jobs = 0;
  readonly #program: RunningProgram;
  #hear: (message: FromWorker) => void = () => undefined;
  #isOver = false;

  constructor({ startProgram, env, paths: { cwd }, stderr }: CommandHost, words: readonly string[]) {
    this.#program = startProgram(['trial-worker', ...words], {
      cwd,
      env,
      onOutput: () => undefined,
      onError: (text) => void stderr.stream.write(text),
      onMessage: (message) => {
        if (isFromWorker(message)) this.#hear(message);
      },
    });
    this.ended = this.#program.exitCode.catch(() => undefined).then(() => {
      this.#isOver = true;
    });
  }

  /** The outcome of a job; undefined where the process has ended before. */
  async train(job: TrialJob, { onEpoch }: JobListener): Promise<TrialOutcome | undefined> {
    if (this.#isOver) return undefined;
    this.jobs++;
    const outcome = new Promise<TrialOutcome>((resolve) => {
      this.#hear = (message) => {
        if (message.type === 'epoch') onEpoch(message.epoch);
        if (message.type === 'ended') resolve(message.outcome);
      };
    });
    this.#send({ type: 'train', job });
    return Promise.race([outcome, this.ended.then(() => undefined)]);
  }

  interrupt(): void {
    this.#send({ type: 'interrupt' });
  }

  close(): void {
    this.#send({ type: 'end' });
  }

  #send(message: ToWorker): void {
    this.#program.send?.(message);
  }
}
