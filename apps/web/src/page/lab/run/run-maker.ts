import { batch } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { RunSummary } from '../../../shared/api/run.ts';
import type { LabState } from '../lab-state.ts';
import type { LabStore } from '../lab-store.ts';
import type { MessagesPart } from '../messages/messages-part.ts';
import type { WorkerCalls } from '../worker/connect-worker.ts';

/** What is known of a run that takes the place of another. */
export type Adopted = Partial<Pick<LabState, 'run' | 'data' | 'progress' | 'points' | 'epochs' | 'fingerprint' | 'divergence'>>;

/** Makes runs one after the other: what is asked while one is being made waits for it. */
export interface RunMaker {
  /** @returns undefined when it failed, which a message tells. */
  make<T>(run: () => Promise<T>, busy: string): Promise<T | undefined>;
  /** Work in which several runs may be made; runs that were asked for before it and have not begun are made after it. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** What a visitor asks for: it waits for such work, which would put its own runs in the place of this one. */
  afterwards<T>(wish: () => Promise<T>): Promise<T>;
  /** Resolves when no run is being made. */
  settled(): Promise<void>;
  /** Shows a run at its beginning. */
  begin(run: RunSummary, data?: LabState['data']): Promise<void>;
  /** Shows the worker's run. */
  show(adopted: Adopted): Promise<void>;
}

export function runMaker(store: LabStore, calls: WorkerCalls, messages: MessagesPart): RunMaker {
  const { state, setState } = store;
  let underWay = 0;
  let last: Promise<unknown> = Promise.resolve();
  let waiting: (() => void)[] = [];
  let work: Promise<void> = Promise.resolve();

  async function count<T>(made: Promise<T>): Promise<T> {
    underWay++;
    setState({ isMaking: true });
    try {
      return await made;
    } finally {
      if (--underWay === 0) settle();
    }
  }

  function settle(): void {
    setState({ isMaking: false });
    for (const resolve of waiting) resolve();
    waiting = [];
  }

  function make<T>(run: () => Promise<T>, busy: string): Promise<T | undefined> {
    const workBefore = work;
    const made = last.then(async () => {
      if (work !== workBefore) await work; // it has begun meanwhile
      return messages.attempt(run, busy);
    });
    last = made;
    return count(made);
  }

  function during<T>(several: () => Promise<T>): Promise<T> {
    const before = last;
    let end: () => void = () => undefined;
    work = new Promise((resolve) => (end = resolve));
    last = Promise.resolve(); // what was asked for before waits for this
    const done = several().finally(() => {
      last = Promise.all([before, last]);
      end();
    });
    return count(done);
  }

  async function show(shown: Adopted): Promise<void> {
    const selection = shown.data === undefined ? state.selection : firstSample;
    const [weights, field, pass, sample] = await Promise.all([calls.weights(), calls.field(), calls.select(selection), sampleOf(calls, selection)]);
    batch(() => {
      if (shown.epochs !== undefined) rememberRun();
      if (shown.epochs !== undefined) store.setHealth([]);
      if (shown.epochs !== undefined) setState({ live: undefined, livePoints: [] });
      setState({ ...shown, selection, sample, status: shown.run?.status ?? state.status });
      store.setWeights(weights);
      store.setField(field);
      store.setPass(pass);
      store.setStep(undefined);
    });
  }

  /** Keeps the run that another one is about to replace, for comparisons. */
  function rememberRun(): void {
    const { run, epochs } = state;
    if (run === undefined || epochs.length === 0) return;
    setState('earlierRuns', (before) => [...before, { run: { ...unwrap(run) }, epochs: unwrap(epochs) }]);
  }

  return {
    make,
    during,
    afterwards: (wish) => count(work.then(wish)),
    settled: () => (underWay === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    show,
    begin: (run, data) => show({ run, ...(data && { data }), progress: undefined, points: [], epochs: [], fingerprint: undefined, divergence: undefined }),
  };
}

export const firstSample: LabState['selection'] = { kind: 'sample', part: 'train', index: 0 };

/** The selected sample; undefined for a drawing. */
export async function sampleOf(calls: WorkerCalls, selection: LabState['selection']): Promise<LabState['sample']> {
  if (selection.kind === 'drawing') return undefined;
  const [sample] = await calls.samples(selection.part, [selection.index]);
  return sample;
}
