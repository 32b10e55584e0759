import * as Comlink from 'comlink';
import { unwrap } from 'solid-js/store';
import type { LabWorker } from '../../shared/api/lab-worker.ts';
import { transferProblems } from '../../shared/problem/error-transfer.ts';

/** Starts the lab's worker. */
export function startWorker(): Comlink.Remote<LabWorker> {
  transferProblems();
  const worker = new Worker(new URL('../../worker/lab-worker.ts', import.meta.url), { type: 'module', name: 'vitrum' });
  return withPlainArguments(Comlink.wrap<LabWorker>(worker));
}

/** The store contains proxies, which cannot be posted: this unwraps them. */
function withPlainArguments(remote: Comlink.Remote<LabWorker>): Comlink.Remote<LabWorker> {
  return new Proxy(remote, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function' || typeof name !== 'string' || name === 'then') return method;
      return (...values: readonly unknown[]): unknown => Reflect.apply(method, undefined, values.map((value) => unwrap(value)));
    },
  });
}
