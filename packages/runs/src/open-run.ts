import type { Backend, Registry } from '@vitrum/core';
import { createNetwork, type Network } from '@vitrum/network';
import { planTraining, type SavedBest, type TrainingPlan, type TrainingState } from '@vitrum/trainer';
import { loadBase, type BaseModel } from './base/transfer.ts';
import { inMemory } from './data/in-memory.ts';
import type { Run } from './run.ts';
import { holdOut } from './data/validation.ts';
import type { TrainingData } from './data/training-data.ts';

/** A run that is ready to train: its data and its network are in memory. */
export interface OpenRun extends TrainingData {
  /** The record of the run, complete. */
  readonly run: Run;
  /** The network with its first parameters, or for a resumed run with those of the checkpoint. */
  readonly network: Network;
  /** How it is trained, with every name of `run` resolved. */
  readonly plan: TrainingPlan;
  /** Where training continues, for a resumed run. */
  readonly state?: TrainingState;
  /** The best weights so far of a resumed run that keeps them. */
  readonly best?: SavedBest;
}

/**
 * Creates the initial network of a run, with the same bits for the same run.
 *
 * @param base - The model that it begins with, if the run names one.
 * @throws VITRUM_INVALID_CONFIG if the network does not fit into memory; the errors of `planTraining` and `createNetwork`
 */
export function openRun(registry: Registry, run: Run, given: TrainingData, backend: Backend, base?: BaseModel): OpenRun {
  const data = holdOut(given, run.training);
  const plan = planTraining(registry, run.training);
  const network = inMemory(() => createNetwork(registry, run.network, { seed: plan.seed, backend }));
  if (base !== undefined && run.base?.layers !== undefined) loadBase(network, base, run.base.layers);
  return { ...data, run, network, plan };
}
