import { fingerprint } from '@vitrum/formats';
import { planNetwork } from '@vitrum/network';
import { completeRun, openRun, type BaseModel, type BaseReference, type RunConfig } from '@vitrum/runs';
import { planParts, validationOf } from '@vitrum/runs/internal';
import { planTraining } from '@vitrum/trainer';
import { ActiveRun } from './active-run.ts';
import type { LabWorker } from '../shared/api/lab-worker.ts';
import type { RunSummary, TrainingGoal } from '../shared/api/run.ts';
import { weightsOf } from './layer-weights.ts';
import { dataOf } from './data/data-of.ts';
import { checkLinkLimits } from './link-limits.ts';
import { askedNetwork } from './name-of-network.ts';
import { needBackend, needData, needRun } from './need.ts';
import { passOf } from './pass-of.ts';
import type { Session } from './session.ts';
import { summarizeRun } from './summarize-run.ts';
import { fieldOf } from './theater/field-of.ts';
import { trainUntil } from './train-until.ts';

/** Few runs begin with another network. It is in the room of the files: one more entry would make chunks that import each other in a circle. */
const findBase = async (session: Session, reference: BaseReference): Promise<BaseModel> => (await import('./files-api.ts')).findBase(session, reference);

type TrainingApi = Pick<
  LabWorker,
  'configure' | 'train' | 'pause' | 'reset' | 'setEpochs' | 'setPace' | 'weights' | 'select' | 'field' | 'fingerprint'
>;

/** The run of the page: made, trained, paused and looked at. */
export function trainingApi(session: Session): TrainingApi {
  let standstill: Promise<unknown> = Promise.resolve();
  let pauses = 0;

  /** Ends what is trained, and what waits for it. */
  async function pause(): Promise<void> {
    pauses++;
    session.isPauseWanted = true;
    await standstill;
  }

  /** What is trained already comes to its end first: a page that was told so may ask before it has ended here. */
  async function train(goal: TrainingGoal): Promise<void> {
    const pausesBefore = pauses;
    const trained = standstill.then(async () => {
      if (pauses !== pausesBefore) return;
      session.isPauseWanted = false;
      await trainUntil(session, needRun(session), goal);
    });
    standstill = trained.catch(() => undefined); // whoever asked is told
    await trained;
  }

  async function replaceRun(open: () => Promise<ActiveRun>): Promise<RunSummary> {
    await pause();
    const run = await open();
    await session.replaceRun(run);
    return summarizeRun(run);
  }

  async function begin(config: RunConfig, isFromLink = false): Promise<ActiveRun> {
    const { dataset } = needData(session);
    const data = await dataOf(session, dataset, planParts(dataset, validationOf(session.registry, { ...config, dataset })));
    const base = config.base && (await findBase(session, config.base));
    const run = completeRun(session.registry, config, data, undefined, base);
    const { batchSize } = planTraining(session.registry, run.training);
    if (isFromLink) checkLinkLimits(planNetwork(session.registry, run.network), batchSize);
    return ActiveRun.begin(session.registry, openRun(session.registry, run, data, needBackend(session), base), { named: askedNetwork(config) });
  }

  /** The same run, untrained. */
  function again({ open: { run }, named }: ActiveRun): Promise<ActiveRun> {
    return begin({ ...run, network: named ?? run.network });
  }

  return {
    configure: (config, isFromLink) => replaceRun(() => begin(config, isFromLink)),
    reset: () => replaceRun(() => again(needRun(session))),
    pause,
    train,
    setEpochs: (epochs) =>
      replaceRun(() => {
        const active = needRun(session);
        const { open, trainer } = active;
        const run = { ...open.run, training: { ...open.run.training, epochs } };
        const plan = planTraining(session.registry, run.training);
        return ActiveRun.begin(session.registry, { ...open, run, plan, state: trainer.saveState() }, { history: active, named: active.named });
      }),
    setPace: (pace) => {
      session.pace = pace;
    },
    weights: () => (session.run === undefined ? [] : weightsOf(session.run.open.network)),
    select: (selection) => {
      session.selection = selection;
      return session.run === undefined ? undefined : passOf(session.run, selection);
    },
    field: () => fieldOf(session),
    fingerprint: () => fingerprint(needRun(session).open.network),
  };
}
