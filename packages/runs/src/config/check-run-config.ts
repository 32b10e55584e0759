import type { Backend, Registry } from '@vitrum/core';
import { resolveNetwork } from '@vitrum/core/internal';
import { planNetwork } from '@vitrum/network';
import { createBlankNetwork } from '@vitrum/network/internal';
import { planTraining } from '@vitrum/trainer';
import { checkAveraging, checkSchedule } from '@vitrum/trainer/internal';
import { checkBase } from '../base/base-reference.ts';
import { resolveDataset } from '../data/dataset-reference.ts';
import { inMemory } from '../data/in-memory.ts';
import { isNamedNetwork } from './named-network.ts';
import type { RunConfig } from './run-config.ts';
import { validationOf } from '../data/validation.ts';
import { runOf } from '../run.ts';

/**
 * Checks as much of a configuration as possible before loading its data: names, options, the shapes of consecutive layers, and
 * that a network of known size fits into memory. Default settings stand in for those derived from the data.
 *
 * @throws VITRUM_UNKNOWN_NAME, VITRUM_INVALID_CONFIG, VITRUM_SHAPE_MISMATCH and the errors of options; what the backend throws
 */
export function checkRunConfig(registry: Registry, config: RunConfig, backend: Backend): void {
  checkBase(config);
  const { network: named = {}, ...others } = config;
  if (isNamedNetwork(named)) resolveNetwork(registry, named); // its layers follow from the data
  const { dataset, network, training } = runOf(isNamedNetwork(named) ? others : config);
  resolveDataset(registry, dataset);
  validationOf(registry, config);
  const { schedule, epochs, averaging } = planTraining(registry, training);
  checkAveraging(averaging, 'training: averaging');
  if (config.training?.epochs !== undefined) checkSchedule(schedule, { epochs, stepsPerEpoch: Infinity }); // others may follow from the data
  const plan = planNetwork(registry, network);
  if (namesSizes(config)) inMemory(() => createBlankNetwork(plan, backend)).release();
}

const namesSizes = ({ network = {} }: RunConfig): boolean =>
  !isNamedNetwork(network) && ('layers' in network || network.architecture !== undefined);
