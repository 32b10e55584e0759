import * as Comlink from 'comlink';
import { batch } from 'solid-js';
import type { LabListener } from '../../shared/api/lab-worker.ts';
import type { ShownStep } from '../../shared/api/theater.ts';
import type { Snapshot } from '../../shared/api/run.ts';
import { dataPart } from './data/data-part.ts';
import type { Lab, StartRequest } from './lab.ts';
import { createLabStore } from './lab-store.ts';
import { messagesPart } from './messages/messages-part.ts';
import { appendPoints } from './run/append-points.ts';
import { runMaker } from './run/run-maker.ts';
import { runPart } from './run/run-part.ts';
import { viewPart } from './view/view-part.ts';
import { connectWorker } from './worker/connect-worker.ts';
import { watchWorker } from './worker/watch-worker.ts';

/** The lab, with its worker started. */
export function createLab(): Lab {
  const connection = connectWorker();
  const { calls } = connection;
  const store = createLabStore();
  const { state, setState } = store;
  const messages = messagesPart(store);
  const view = viewPart(store);
  const maker = runMaker(store, calls, messages);
  const data = dataPart(store, calls, maker, messages);
  const run = runPart(store, calls, maker, { messages, view, refresh: () => data.refresh() });

  const listener: LabListener = {
    snapshot: (snapshot) => {
      batch(() => {
        takeSnapshot(snapshot);
      });
    },
    problem: ({ code, message, hint }) => {
      messages.show({ kind: 'problem', text: message, hint, code });
    },
    warning: ({ message, hint }) => {
      messages.show({ kind: 'warning', text: message, hint });
    },
  };

  function takeSnapshot({ status, progress, points, epochs, weights, pass, step, live, field, fingerprint, divergence }: Snapshot): void {
    setState({ status, progress, live, fingerprint, divergence });
    if (live !== undefined && live.samplesInAll !== (state.livePoints.at(-1)?.epoch ?? 0) * progress.trainSamples) {
      const { samplesInAll, ...figures } = live;
      setState('livePoints', (before) => [...before.slice(-maxLivePoints), { ...figures, epoch: samplesInAll / progress.trainSamples }]);
    }
    if (points.length > 0) setState('points', (before) => appendPoints(before, points));
    if (epochs.length > 0) setState('epochs', (before) => [...before, ...epochs]);
    store.setWeights(weights);
    store.setPass(pass);
    store.setField(field);
    if (step !== undefined && step.step !== store.step()?.step) followStep(step);
    store.setStep(step);
  }

  /** The sample that is learned is the one that is looked at. */
  function followStep({ index, input, target, before: { label }, costBefore, costAfter }: ShownStep): void {
    if (costAfter < costBefore) view.recordAction('cost-fell');
    setState({ selection: { kind: 'sample', part: 'train', index }, sample: { part: 'train', index, input, target, ...(label !== undefined && { label }) } });
  }

  /** Starts the worker; where the backend that was asked for cannot be had, with the usual one. */
  async function startWorker(backend?: string): Promise<boolean> {
    const environment = await messages.attempt(() => calls.start(Comlink.proxy(listener), backend));
    if (environment === undefined) return backend !== undefined && startWorker();
    run.setPace(state.pace); // a worker that was replaced took it along
    setState({ environment });
    for (const { message, hint } of environment.notes) messages.show({ kind: 'warning', text: message, hint });
    return true;
  }

  async function start({ config = {}, backend }: StartRequest): Promise<void> {
    const [isStarted] = await Promise.all([startWorker(backend), data.refresh()]);
    if (!isStarted) return;
    const isBegun = config.dataset !== undefined && (await run.configure(config, true));
    if (!isBegun) await beginWithDigits();
    if (config.dataset === undefined && Object.keys(config).length > 0) await run.configure(config, true);
  }

  /** MNIST if the server has it, otherwise the digits that come with the page. */
  async function beginWithDigits(): Promise<void> {
    const served = state.sources.find(({ reference, location }) => location === 'served' && reference.type === 'mnist');
    if (served !== undefined) await data.tryUse(served.reference, served.title);
    if (state.run === undefined) await data.use({ type: 'synthetic-digits' });
  }

  /** @param isToGoOn - Whether to go on with training that went on; what the worker had not begun is done in any case. */
  async function revive(isToGoOn: boolean): Promise<void> {
    const backend = state.environment?.backend;
    const goal = isToGoOn || state.status !== 'running' ? run.goalUnderWay() : undefined;
    connection.replace({ message: silent, hint: 'It was stopped, and begins anew. An endless loop in a plugin does that: plugins are no longer loaded.' });
    run.forgetForeignCode();
    await maker.during(async () => {
      setState({ status: 'paused' });
      const { reviveLab } = await import('./worker/revive-lab.ts');
      const isBack = (await startWorker(backend)) && (await reviveLab({ state, run, data, messages }, () => setState({ data: undefined })));
      if (isBack && goal !== undefined && state.wanted === undefined) void run.train(goal);
    });
  }

  // From the first moment on: what a visitor asks for before the address has been read waits, too.
  let begin: (request: StartRequest) => void = () => undefined;
  const asked = new Promise<StartRequest>((resolve) => (begin = resolve));
  const begun = maker.during(async () => start(await asked));

  const lab: Lab = {
    state,
    run: {
      ...run,
      configure: (config, isFromLink) => maker.afterwards(() => run.configure(config, isFromLink)),
      open: (load) => maker.afterwards(() => run.open(load)),
      reset: () => maker.afterwards(() => run.reset()),
      prolong: (epochs) => maker.afterwards(() => run.prolong(epochs)),
      loadPlugin: (fileName, source) => maker.afterwards(() => run.loadPlugin(fileName, source)),
      teach: (sample, how) => maker.afterwards(() => run.teach(sample, how)),
    },
    data: {
      ...data,
      use: (reference) => maker.afterwards(() => data.use(reference)),
      import: (files) => maker.afterwards(() => data.import(files)),
      usePictures: (pictures) => maker.afterwards(() => data.usePictures(pictures)),
    },
    view,
    messages,
    start: async (request = {}) => {
      begin(request);
      await begun;
      setState({ phase: state.run === undefined ? 'failed' : 'ready' });
      performance.mark('lab-ready');
    },
  };

  watchWorker(connection, {
    onSilence: () => {
      // A visitor's own code is to blame, or else a network that is too large for this machine: he decides.
      if (run.hasForeignCode()) void revive(true);
      else messages.show({ kind: 'warning', text: silent, hint: 'A large network takes its time.', action: { name: 'Stop it and begin anew', take: () => void revive(false) } });
    },
    onAnswer: () => {
      messages.withdraw(silent);
    },
  });
  return lab;
}

/** More of them are not distinguishable on a screen. */
const maxLivePoints = 1000;

const silent = 'The lab has not answered for 5 seconds.';
