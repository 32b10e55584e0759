import { mergeNetworks } from './merge-networks.ts';
import type { RunConfig } from './run-config.ts';

/**
 * A configuration with what a second one says put in, setting by setting: the second has the last word. A limit holds for the
 * dataset that takes the place of another one, too, unless that brings its own.
 *
 * @throws VITRUM_INVALID_CONFIG where parts of a network are replaced that says more than its short form can
 */
export function mergeConfigs(config: RunConfig, replacing: RunConfig): RunConfig {
  const { plugins, dataset, network, training } = { ...config, ...replacing };
  const limit = dataset?.limit ?? config.dataset?.limit;
  return {
    ...(plugins && { plugins }),
    ...(dataset && { dataset: limit === undefined ? dataset : { ...dataset, limit } }),
    ...(network && { network: mergeNetworks(config.network ?? {}, replacing.network) }),
    ...(training && { training: { ...config.training, ...replacing.training } }),
  };
}
