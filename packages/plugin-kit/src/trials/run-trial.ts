import { isVitrumError, type Dataset, type Registry } from '@vitrum/core';
import { createNetwork, type Network, type NetworkConfig } from '@vitrum/network';
import { planTraining, Trainer, type TrainingConfig, type TrainingState } from '@vitrum/trainer';
import { arrayDataset } from 'vitrum/data';

export type Rows = readonly (readonly number[])[];

/** A tiny network and its task: everything needed to repeat its training. */
export interface Trial {
  readonly network: NetworkConfig;
  readonly inputs: Rows;
  readonly targets: Rows;
  readonly training: TrainingConfig;
}

/** A run of a trial, possibly interrupted. */
export interface TrialRun {
  readonly network: Network;
  readonly state: TrainingState;
  /** The mean cost of a sample before and after training. */
  readonly before: number;
  readonly after: number;
}

/** Where a run starts and stops. */
export interface TrialPart {
  /** Interrupts the run at this progress event. */
  readonly lastEvent?: number;
  /** Resumes from a network and the state of its training. */
  readonly from?: Pick<TrialRun, 'network' | 'state'>;
}

/** Trains the network of a trial, seeded like the training; undefined if it diverged. */
export async function runTrial(
  registry: Registry,
  { network: config, inputs, targets, training }: Trial,
  { lastEvent = Infinity, from }: TrialPart = {},
): Promise<TrialRun | undefined> {
  const network = from?.network ?? createNetwork(registry, config, { seed: training.seed ?? 0 });
  const dataset: Dataset = arrayDataset({ name: 'trial', inputs, targets });
  const plan = planTraining(registry, training);
  const trainer = new Trainer({ network, plan, data: { train: dataset, test: dataset }, signs: false, ...(from !== undefined && { state: from.state }) });
  const controller = new AbortController();
  let [before, after, events] = [NaN, NaN, 0];
  try {
    for await (const event of trainer.run(controller.signal)) {
      if (event.type === 'start') before = event.testLoss ?? NaN;
      if (event.type === 'done') after = event.testLoss;
      if (event.type === 'progress' && ++events >= lastEvent) controller.abort();
    }
  } catch (error) {
    if (isVitrumError(error) && error.code === 'VITRUM_DIVERGED') return undefined;
    throw error;
  }
  return { network, state: trainer.saveState(), before, after };
}
