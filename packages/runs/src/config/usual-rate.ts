import { resolveReference, type Registry } from '@vitrum/core';
import type { RunConfig } from './run-config.ts';

/**
 * Gives the usual learning rate of an optimizer to a configuration that names the optimizer and no rate. A rate that follows from the
 * data belongs to the optimizer that does, too.
 *
 * @throws VITRUM_UNKNOWN_NAME and the errors of options
 */
export function withUsualRate(registry: Registry, config: RunConfig): RunConfig {
  const { optimizer, learningRate: given } = config.training ?? {};
  if (optimizer === undefined || given !== undefined) return config;
  const { learningRate } = resolveReference(registry, 'optimizer', optimizer);
  return learningRate === undefined ? config : { ...config, training: { ...config.training, learningRate } };
}
