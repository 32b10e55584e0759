import * as Comlink from 'comlink';
import { unwrap } from 'solid-js/store';
import type { LabWorker } from '../../../shared/api/lab-worker.ts';
import type { Problem } from '../../../shared/api/problem.ts';
import { transferProblems } from '../../../shared/problem/error-transfer.ts';
import { WorkerProblem } from '../../../shared/problem/worker-problem.ts';

/** The worker as the parts of the lab call it, whichever worker that is at the moment. */
export type WorkerCalls = Comlink.Remote<LabWorker>;

/** The connection to the worker. */
export interface WorkerConnection {
  readonly calls: WorkerCalls;
  /** Whether an answer is awaited. */
  isAwaited(): boolean;
  /** Resolves when the worker has a moment to answer. */
  ping(): Promise<void>;
  /** Ends the worker, whatever it is doing: what was asked of it fails. Another one takes its place, which has to be started. */
  replace(reason: Problem): void;
}

interface CurrentWorker {
  readonly worker: Worker;
  readonly remote: Comlink.Remote<LabWorker>;
  /** Rejected when the worker is ended. */
  readonly end: Promise<never>;
  readonly fail: (problem: WorkerProblem) => void;
}

/** Starts the lab's worker. */
export function connectWorker(): WorkerConnection {
  transferProblems();
  let current = startWorker();
  let awaited = 0;

  async function call(name: string, given: readonly unknown[]): Promise<unknown> {
    const { remote, end } = current;
    // Comlink answers every name with a function; the type of `calls` says which there are.
    const method = Reflect.get(remote, name) as (...given: readonly unknown[]) => Promise<unknown>;
    awaited++;
    try {
      // The store contains proxies, which cannot be posted.
      return await Promise.race([method(...given.map((value) => unwrap(value))), end]);
    } finally {
      awaited--;
    }
  }

  const calls = new Proxy({}, { get: (_, name) => (typeof name !== 'string' || name === 'then' ? undefined : (...given: readonly unknown[]) => call(name, given)) });
  return {
    calls: calls as WorkerCalls, // each call goes to the method of this name
    isAwaited: () => awaited > 0,
    ping: () => current.remote.ping(),
    replace: (reason) => {
      const { worker, fail } = current;
      worker.terminate();
      current = startWorker();
      fail(new WorkerProblem(reason));
    },
  };
}

function startWorker(): CurrentWorker {
  const worker = new Worker(new URL('../../../worker/lab-worker.ts', import.meta.url), { type: 'module', name: 'vitrum' });
  let fail: CurrentWorker['fail'] = () => undefined;
  const end = new Promise<never>((_, reject) => (fail = reject));
  end.catch(() => undefined); // whoever awaits an answer hears of it
  return { worker, remote: Comlink.wrap<LabWorker>(worker), end, fail };
}
