import { fingerprint } from '@vitrum/formats';
import { completeRun, createRunNetwork, resolveDataset, type RunConfig, type RunParts } from '@vitrum/runs';
import { resolveTrainingConfig } from '@vitrum/trainer';
import { ActiveRun } from './active-run.ts';
import type { LabWorker } from './api/lab-worker.ts';
import type { RunSummary } from './api/run.ts';
import { weightsOf } from './layer-weights.ts';
import { needBackend, needData, needRun } from './need.ts';
import { passOf } from './pass-of.ts';
import type { Session } from './session.ts';
import { summarizeRun } from './summarize-run.ts';
import { trainUntil } from './train-until.ts';

type TrainingApi = Pick<
  LabWorker,
  'configure' | 'train' | 'pause' | 'reset' | 'setEpochs' | 'setPace' | 'weights' | 'select' | 'fingerprint'
>;

/** The run of the page: made, trained, paused and looked at. */
export function trainingApi(session: Session): TrainingApi {
  let standstill: Promise<void> = Promise.resolve();

  async function pause(): Promise<void> {
    session.isPauseWanted = true;
    await standstill;
  }

  async function replaceRun(open: () => Promise<ActiveRun>): Promise<RunSummary> {
    await pause();
    const run = await open();
    await session.replaceRun(run);
    return summarizeRun(run);
  }

  const partsOf = (config: RunConfig): RunParts => {
    const { reference, splits, fileSize } = needData(session);
    const data = { dataset: reference, data: splits, ...(fileSize !== undefined && { fileSize }) };
    const { description, fitted } = completeRun(config, {}, data, session.registry);
    resolveDataset(session.registry, description.dataset);
    const plan = resolveTrainingConfig(session.registry, description.training);
    const network = createRunNetwork(description, plan, session.registry, needBackend(session));
    return { ...data, description, network, plan, ...(fitted !== undefined && { fitted }) };
  };

  return {
    configure: (config) => replaceRun(() => ActiveRun.open(partsOf(config), session.registry)),
    reset: () => replaceRun(() => ActiveRun.open(partsOf(needRun(session).parts.description), session.registry)),
    pause,
    train: async (goal) => {
      if (session.isTraining) return;
      session.isTraining = true;
      session.isPauseWanted = false;
      standstill = trainUntil(session, needRun(session), goal).finally(() => {
        session.isTraining = false;
      });
      await standstill;
    },
    setEpochs: (epochs) =>
      replaceRun(() => {
        const run = needRun(session);
        const { parts, trainer } = run;
        const description = { ...parts.description, training: { ...parts.description.training, epochs } };
        const plan = resolveTrainingConfig(session.registry, description.training);
        return ActiveRun.open({ ...parts, description, plan, state: trainer.saveState() }, session.registry, run);
      }),
    setPace: (pace) => {
      session.pace = pace;
    },
    weights: () => (session.run === undefined ? [] : weightsOf(session.run.parts.network)),
    select: (selection) => {
      session.selection = selection;
      return session.run === undefined ? undefined : passOf(session.run, selection);
    },
    fingerprint: () => fingerprint(needRun(session).parts.network),
  };
}
