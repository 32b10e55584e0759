import type { Accessor } from 'solid-js';
import { reconcile } from 'solid-js/store';
import type { RunConfig } from '@vitrum/runs';
import { isSameJson } from '@vitrum/runs/internal';
import type { PluginReport } from '../../../shared/api/plugins.ts';
import type { ForwardPass, LayerWeights, Pace, RunSummary, TrainingGoal } from '../../../shared/api/run.ts';
import type { LayerHealth } from '../../../shared/api/inside.ts';
import type { OwnSample, Taught, Teaching } from '../../../shared/api/own-data.ts';
import type { AnswerField } from '../../../shared/api/field.ts';
import type { ShownStep } from '../../../shared/api/theater.ts';
import type { LabState } from '../lab-state.ts';
import type { LabStore } from '../lab-store.ts';
import type { MessagesPart } from '../messages/messages-part.ts';
import type { ViewPart } from '../view/view-part.ts';
import type { WorkerCalls } from '../worker/connect-worker.ts';
import { permissionOf, runPhase } from './run-machine.ts';
import { withFittingOutput } from './fitting-output.ts';
import { hasWatched, rememberWatched } from './watched.ts';
import type { Adopted, RunMaker } from './run-maker.ts';

/** Questions about the network and what it could become, which change nothing of the run. */
export type RunQuestions = Pick<
  WorkerCalls,
  | 'preview' | 'variants' | 'curves' | 'results' | 'explainNeuron' | 'neuronLikes' | 'exciteNeuron' | 'saliency' | 'hiddenMap' | 'traceUnit' | 'batchStatistics'
  | 'openValley' | 'surveyValley' | 'walkValley' | 'gradientsByDepth' | 'findRate' | 'plugins' | 'pluginsOfRun'
>;

/** Models and runs as files and in the browser's storage. What is opened has to be adopted. */
export type RunFiles = Pick<
  WorkerCalls,
  'exportModel' | 'exportModelAs' | 'modelFormats' | 'exportRun' | 'importFiles' | 'importExample' | 'keepRun' | 'keptRuns' | 'openKept' | 'renameKept' | 'deleteKept' | 'exportKept' | 'addRun' | 'addSweep' | 'unpackSweep' | 'lookAtKept' | 'lookAtPresent' | 'lookAtBase' | 'transfer'
>;

/** The network and its training. */
export interface RunPart {
  /** The weights of every dense layer; new arrays about six times per second during training. */
  readonly weights: Accessor<readonly LayerWeights[]>;
  /** The network's pass on the selection, with the current weights. */
  readonly pass: Accessor<ForwardPass | undefined>;
  /** What the network makes of every place of its data's plane or line, where they are one. */
  readonly field: Accessor<AnswerField | undefined>;
  /** Which neurons are dead or saturated, as it was looked at last. */
  readonly health: Accessor<readonly LayerHealth[]>;
  lookAtHealth(): Promise<void>;
  /** The step that is shown, in the slow modes. */
  readonly step: Accessor<ShownStep | undefined>;
  /** Shows what the network makes of the step's sample after it. */
  showAfterStep(): void;
  readonly ask: RunQuestions;
  readonly files: RunFiles;
  /** Creates a new, untrained run and loads its data; one from a link is limited in size. True on success. */
  configure(config: RunConfig, isFromLink?: boolean): Promise<boolean>;
  /** Opens a model or a run in the place of the present one; undefined where that failed. */
  open<T extends Opened>(load: (files: RunFiles) => Promise<T>): Promise<T | undefined>;
  /** Trains up to a goal; while a run is being made, once it is there. */
  train(goal: TrainingGoal): Promise<void>;
  pause(): Promise<void>;
  reset(): Promise<void>;
  setPace(pace: Pace): void;
  /** Changes the planned epochs; everything else stays. True on success. */
  prolong(epochs: number): Promise<boolean>;
  /** Runs a plugin's code in the worker, after which the menus offer what it brings. */
  loadPlugin(fileName: string, source: string): Promise<PluginReport | undefined>;
  /** Teaches the network a sample of the visitor's; training that went on goes on. Undefined where that failed. */
  teach(sample: OwnSample, how: Teaching): Promise<Taught | undefined>;
  /** What the worker was asked to train and has not ended yet. */
  goalUnderWay(): TrainingGoal | undefined;
  /** Whether a visitor's code is, or was, to run. */
  hasForeignCode(): boolean;
  /** Another worker has none. */
  forgetForeignCode(): void;
}

/** What is shown of what was opened. */
export type Opened = Required<Pick<LabState, 'run' | 'data' | 'progress' | 'points' | 'epochs'>> & Pick<LabState, 'fingerprint'>;

const shownOf = ({ run, data, progress, points, epochs, fingerprint }: Opened): Adopted => ({ run, data, progress, points, epochs, fingerprint });

/** Number of epochs to add to a completed run. */
const epochsMore = 5;

/** The other parts, as far as a run uses them. */
interface RunSurroundings {
  readonly messages: MessagesPart;
  readonly view: ViewPart;
  readonly refresh: () => Promise<void>;
}

export function runPart(store: LabStore, calls: WorkerCalls, maker: RunMaker, { messages, view, refresh }: RunSurroundings): RunPart {
  const { state, setState } = store;
  let hasForeignCode = false;
  let underWay: { readonly goal: TrainingGoal } | undefined;

  async function configure(config: RunConfig, isFromLink?: boolean): Promise<RunSummary> {
    const isOtherData = config.dataset !== undefined && !isSameJson(config.dataset, state.data?.reference);
    const data = isOtherData ? await calls.loadData(config.dataset) : undefined;
    const summary = await calls.configure(config, isFromLink);
    await maker.begin(summary, data);
    warn(summary);
    return summary;
  }

  function warn(summary: RunSummary): void {
    const mended = withFittingOutput(summary);
    const action = mended && { name: `Use ${summary.fittingOutput ?? ''} at the output`, take: () => void part.configure(mended) };
    for (const { message, hint } of summary.warnings) messages.show({ kind: 'warning', text: message, hint, action });
  }

  async function setEpochs(epochs: number): Promise<void> {
    const summary = await calls.setEpochs(epochs);
    setState({ status: summary.status });
    setState('run', reconcile(summary, { key: null })); // keeps unchanged parts of the page
  }

  const isLater = (): boolean => permissionOf('train', runPhase(state)) === 'later';

  /** False where another wish has taken this one's place. */
  async function isMyTurn(goal: TrainingGoal): Promise<boolean> {
    if (!isLater()) return true;
    const isAsked = state.wanted !== undefined;
    setState({ wanted: goal });
    if (isAsked) return false;
    while (isLater()) await maker.settled(); // one run may follow another
    return true;
  }

  async function train(asked: TrainingGoal): Promise<void> {
    if (!(await isMyTurn(asked))) return;
    const goal = state.wanted ?? asked;
    setState({ wanted: undefined });
    if (permissionOf('train', runPhase(state)) !== 'now') return;
    const present = { goal };
    underWay = present;
    await messages.attempt(() => trainNow(goal));
    if (underWay === present) underWay = undefined;
  }

  async function trainNow(goal: TrainingGoal): Promise<void> {
    if (state.status === 'done') await setEpochs((state.progress?.epochs ?? state.run?.epochs ?? 0) + epochsMore);
    if (goal === 'end' && state.pace === 'full' && !hasWatched()) await watchFirstTraining();
    view.recordAction(goal === 'sample' ? 'example-trained' : 'training-started');
    await calls.train(goal);
    if (goal === 'epoch' || state.status === 'done') view.recordAction('epoch-trained');
  }

  async function watchFirstTraining(): Promise<void> {
    rememberWatched();
    const { watchFirst } = await import('./first-training.ts');
    watchFirst(state, part, messages);
  }

  const part: RunPart = {
    weights: store.weights,
    pass: store.pass,
    step: store.step,
    field: store.field,
    health: store.health,
    lookAtHealth: async () => {
      const { run } = state;
      const health = await calls.unitHealth().catch(() => undefined); // a badge is not worth a message
      if (health !== undefined && run === state.run) store.setHealth(health);
    },
    showAfterStep: () => {
      const step = store.step();
      if (step !== undefined) store.setPass(step.after);
    },
    ask: calls,
    files: calls,
    configure: async (config, isFromLink) => (await maker.make(() => configure(config, isFromLink), 'Making the network')) !== undefined,
    open: (load) =>
      maker.make(async () => {
        const opened = await load(calls);
        await maker.show({ ...shownOf(opened), divergence: undefined });
        return opened;
      }, 'Opening the model'),
    train,
    pause: async () => {
      await messages.attempt(() => calls.pause());
      view.recordAction('training-paused');
    },
    reset: async () => {
      await maker.make(async () => {
        await maker.begin(await calls.reset());
      }, 'Drawing the first weights again');
    },
    setPace: (pace) => {
      setState({ pace });
      void messages.attempt(() => calls.setPace(pace));
    },
    teach: async (sample, how) => {
      const wasRunning = state.status === 'running';
      const taught = await maker.make(async () => {
        const answer = await calls.teach(sample, how);
        setState({ data: answer.data });
        await maker.begin(answer.run);
        return answer;
      }, how === 'step' ? 'Learning your sample' : 'Adding your sample');
      if (taught !== undefined && wasRunning) void part.train('end');
      return taught;
    },
    goalUnderWay: () => underWay?.goal,
    hasForeignCode: () => hasForeignCode,
    forgetForeignCode: () => {
      hasForeignCode = false;
    },
    loadPlugin: async (fileName, source) => {
      const plugin = await maker.make(() => {
        hasForeignCode = true;
        return calls.loadPlugin(fileName, source);
      }, `Loading ${fileName}`);
      if (plugin === undefined) return undefined;
      await refresh();
      view.recordAction('plugin-loaded');
      return plugin;
    },
    prolong: async (epochs) => {
      const summary = await maker.make(() => calls.setEpochs(epochs), 'Changing the epochs');
      if (summary !== undefined) setState({ run: summary, status: summary.status });
      return summary !== undefined;
    },
  };
  return part;
}
