import * as Comlink from 'comlink';
import { batch, createSignal } from 'solid-js';
import { createStore, reconcile, unwrap } from 'solid-js/store';
import { isSameJson } from '@vitrum/runs/internal';
import type { LabListener } from '../../shared/api/lab-worker.ts';
import type { ForwardPass, LayerWeights, RunSummary, Snapshot } from '../../shared/api/run.ts';
import { problemOf } from '../../shared/problem/problem-of.ts';
import { appendPoints } from './append-points.ts';
import type { Lab } from './lab.ts';
import type { LabState, Message } from './lab-state.ts';
import { startWorker } from './start-worker.ts';

/** The store's type, writable only here. */
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Maximum number of messages; the oldest are dropped. */
const maxMessages = 4;

const initialState: LabState = {
  phase: 'starting',
  sources: [],
  status: 'untrained',
  points: [],
  epochs: [],
  earlierRuns: [],
  pace: 'full',
  selection: { kind: 'sample', part: 'train', index: 0 },
  room: 'settings',
  messages: [],
  userActions: {},
};

/** The lab, with its worker started. */
export function createLab(): Lab {
  const worker = startWorker();
  const [state, setState] = createStore<Writable<LabState>>({ ...initialState });
  const [weights, setWeights] = createSignal<readonly LayerWeights[]>([]);
  const [pass, setPass] = createSignal<ForwardPass | undefined>();
  const { promise: started, resolve: hasStarted } = withResolvers();
  let messages = 0;
  let making: Promise<unknown> = Promise.resolve();

  function showMessage(message: Omit<Message, 'id'>): void {
    const isThere = state.messages.some(({ kind, text }) => kind === message.kind && text === message.text);
    if (!isThere) setState('messages', (before) => [...before.slice(1 - maxMessages), { ...message, id: ++messages }]);
  }

  async function attempt<T>(work: () => Promise<T>, busy?: string): Promise<T | undefined> {
    if (busy !== undefined) setState({ busy });
    try {
      return await work();
    } catch (error) {
      const { code, message, hint } = problemOf(error);
      showMessage({ kind: 'problem', text: message, hint, code });
      return undefined;
    } finally {
      if (busy !== undefined) setState({ busy: undefined });
    }
  }

  const listener: LabListener = {
    snapshot: (snapshot) => {
      batch(() => {
        takeSnapshot(snapshot);
      });
    },
    problem: ({ code, message, hint }) => {
      showMessage({ kind: 'problem', text: message, hint, code });
    },
  };

  function takeSnapshot({ status, progress, points, epochs, weights: latest, pass: seen, fingerprint, divergence }: Snapshot): void {
    setState({ status, progress, fingerprint, divergence });
    if (points.length > 0) setState('points', (before) => appendPoints(before, points));
    if (epochs.length > 0) setState('epochs', (before) => [...before, ...epochs]);
    setWeights(latest);
    setPass(seen);
  }

  /** Updates the page after the worker has switched to another run. */
  async function show(shown: Parameters<Lab['adopt']>[0]): Promise<void> {
    const [latest, seen, sample] = await Promise.all([worker.weights(), worker.select(state.selection), sampleOf(state.selection)]);
    batch(() => {
      if (shown.epochs !== undefined) rememberRun();
      setState({ ...shown, sample, status: shown.run?.status ?? state.status });
      setWeights(latest);
      setPass(seen);
    });
  }

  /** Keeps the run that another one is about to replace, for comparisons. */
  function rememberRun(): void {
    const { run, epochs } = state;
    if (run === undefined || epochs.length === 0) return;
    setState('earlierRuns', (before) => [...before, { run: { ...unwrap(run) }, epochs: unwrap(epochs) }]);
  }

  const begin = (run: RunSummary): Promise<void> =>
    show({ run, progress: undefined, points: [], epochs: [], fingerprint: undefined, divergence: undefined });

  async function sampleOf(selection: LabState['selection']): Promise<LabState['sample']> {
    if (selection.kind === 'drawing') return undefined;
    const [sample] = await worker.samples(selection.part, [selection.index]);
    return sample;
  }

  async function useLoaded(load: () => Promise<LabState['data']>): Promise<void> {
    const data = await load();
    if (data === undefined) return;
    const run = await worker.configure({ dataset: data.reference });
    setState({ data, selection: { kind: 'sample', part: 'train', index: 0 } });
    await begin(run);
  }

  const lab: Lab = {
    state,
    weights,
    pass,
    worker,
    start: async ({ config = {}, backend } = {}) => {
      const [environment] = await Promise.all([attempt(() => worker.start(Comlink.proxy(listener), backend)), lab.refresh()]);
      if (environment === undefined) {
        setState({ phase: 'failed' });
        hasStarted();
        return;
      }
      setState({ environment });
      for (const { message, hint } of environment.notes) showMessage({ kind: 'warning', text: message, hint });
      const isBegun = config.dataset !== undefined && (await lab.configure(config, true));
      if (!isBegun) await beginWithDigits();
      if (config.dataset === undefined && Object.keys(config).length > 0) await lab.configure(config, true);
      setState({ phase: state.run === undefined ? 'failed' : 'ready' });
      performance.mark('lab-ready');
      hasStarted();
    },
    configure: async (config, isFromLink) => {
      const made = attempt(async () => {
        const isOtherData = config.dataset !== undefined && !isSameJson(config.dataset, state.data?.reference);
        const data = isOtherData ? await worker.loadData(config.dataset) : undefined;
        const summary = await worker.configure(config, isFromLink);
        if (data !== undefined) setState({ data, selection: initialState.selection });
        await begin(summary);
        for (const { message, hint } of summary.warnings) showMessage({ kind: 'warning', text: message, hint });
        return summary;
      }, 'Making the network');
      making = made;
      return (await made) !== undefined;
    },
    train: async (goal) => {
      await started;
      await making; // the run that was asked for, not the one before it
      if (state.run === undefined || state.status === 'running' || state.status === 'diverged') return;
      await attempt(async () => {
        if (state.status === 'done') await prolong();
        lab.recordAction(goal === 'sample' ? 'example-trained' : 'training-started');
        await worker.train(goal);
        if (goal === 'epoch' || state.status === 'done') lab.recordAction('epoch-trained');
      });
    },
    pause: async () => {
      await attempt(() => worker.pause());
      lab.recordAction('training-paused');
    },
    reset: async () => {
      await attempt(async () => {
        await begin(await worker.reset());
      }, 'Drawing the first weights again');
    },
    setPace: (pace) => {
      setState({ pace });
      void attempt(() => worker.setPace(pace));
    },
    useData: async (reference) => {
      await attempt(() => useLoaded(() => worker.loadData(reference)), 'Reading the data');
    },
    importData: async (files) => {
      await attempt(() => useLoaded(() => worker.importData(files)), 'Reading your files');
      await lab.refresh();
    },
    refresh: async () => {
      await attempt(async () => {
        const [catalog, sources] = await Promise.all([worker.catalog(), worker.dataSources()]);
        setState({ sources });
        setState({ catalog });
      });
    },
    adopt: show,
    select: async (selection) => {
      setState({ selection });
      await attempt(async () => {
        const [seen, sample] = await Promise.all([worker.select(selection), sampleOf(selection)]);
        if (unwrap(state.selection) !== unwrap(selection)) return; // superseded by a newer selection
        batch(() => {
          setState({ sample });
          setPass(seen);
        });
      });
    },
    openNeuron: (neuron) => {
      setState({ neuron, room: 'neuron' });
      lab.recordAction('neuron-opened');
    },
    openRoom: (room) => {
      setState({ room });
    },
    recordAction: (what) => {
      setState('userActions', (before) => ({ ...before, [what]: (before[what] ?? 0) + 1 }));
    },
    showMessage,
    dismiss: (id) => {
      setState('messages', (before) => before.filter((message) => message.id !== id));
    },
    attempt,
  };

  /** MNIST if the server has it, otherwise the digits that come with the page. */
  async function beginWithDigits(): Promise<void> {
    const served = state.sources.find(({ reference, location }) => location === 'served' && reference.type === 'mnist');
    if (served !== undefined) await lab.useData(served.reference);
    if (state.run === undefined) await lab.useData({ type: 'synthetic-digits' });
  }

  /** Extends the planned epochs. */
  async function prolong(): Promise<void> {
    const { run, progress } = state;
    if (run === undefined) return;
    const summary = await worker.setEpochs((progress?.epochs ?? run.epochs) + epochsMore);
    setState({ status: summary.status });
    setState('run', reconcile(summary, { key: null })); // keeps unchanged parts of the page
  }

  return lab;
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((fulfill) => (resolve = fulfill));
  return { promise, resolve };
}

/** Number of epochs to add to a completed run. */
const epochsMore = 5;
