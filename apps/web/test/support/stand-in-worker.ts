import * as Comlink from 'comlink';
import { onTestFinished, vi } from 'vitest';
import type { LabListener } from '../../src/shared/api/lab-worker.ts';
import { catalogApi } from '../../src/worker/catalog-api.ts';
import { dataApi } from '../../src/worker/data-api.ts';
import { environmentApi } from '../../src/worker/environment-api.ts';
import { Session } from '../../src/worker/session.ts';
import { trainingApi } from '../../src/worker/training-api.ts';

type Method = (...given: readonly unknown[]) => unknown;

const never = new Promise<never>(() => undefined);

/** The lab's worker in the test's own thread, which hangs when it is told to. */
export class StandInWorker {
  readonly session = new Session();
  /** Names of the methods that were called, in order. */
  readonly calls: string[] = [];
  isHanging = false;
  readonly #page: MessagePort;
  readonly #own: MessagePort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    [this.#page, this.#own] = [port1, port2];
    const environment = environmentApi(this.session);
    const start = (listener: LabListener, backend?: string) => environment.start(this.#whileAlive(listener), backend);
    const api = { ...environment, start, ...catalogApi(this.session), ...dataApi(this.session), ...trainingApi(this.session) };
    // Comlink takes a plain object; the methods are called as the page calls those of the worker.
    const entries = Object.entries(api as unknown as Record<string, Method>);
    Comlink.expose(Object.fromEntries(entries.map(([name, method]) => [name, (...given: readonly unknown[]) => this.#answer(name, () => method(...given))])), port2);
  }

  addEventListener(...given: Parameters<MessagePort['addEventListener']>): void {
    this.#page.addEventListener(...given);
  }

  removeEventListener(...given: Parameters<MessagePort['removeEventListener']>): void {
    this.#page.removeEventListener(...given);
  }

  start(): void {
    this.#page.start();
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    this.#page.postMessage(message, transfer);
  }

  terminate(): void {
    this.isHanging = true;
    this.session.isPauseWanted = true;
    this.#own.close();
  }

  #answer(name: string, method: () => unknown): unknown {
    this.calls.push(name);
    return this.isHanging ? never : method();
  }

  #whileAlive(listener: LabListener): LabListener {
    return {
      snapshot: (snapshot) => (this.isHanging ? undefined : listener.snapshot(snapshot)),
      problem: (problem) => (this.isHanging ? undefined : listener.problem(problem)),
      warning: (sign) => (this.isHanging ? undefined : listener.warning(sign)),
    };
  }
}

/** Lets the page's code start such workers for the test that is running; they are listed as they are started. */
export function standInWorkers(): readonly StandInWorker[] {
  const workers: StandInWorker[] = [];
  class Worker extends StandInWorker {
    constructor() {
      super();
      workers.push(this);
    }
  }
  vi.stubGlobal('Worker', Worker);
  vi.stubGlobal('crossOriginIsolated', false);
  onTestFinished(() => {
    vi.unstubAllGlobals();
    for (const worker of workers) worker.terminate();
  });
  return workers;
}
