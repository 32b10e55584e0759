import { isRecorded, mergeBases } from '../base/base-reference.ts';
import { mergeNetworks } from './merge-networks.ts';
import type { RunConfig } from './run-config.ts';

/**
 * Merges two configurations setting by setting; the second takes precedence. A limit also applies to a dataset that replaces another
 * one, unless that has its own.
 *
 * @throws VITRUM_INVALID_CONFIG if parts of a network without a short form are replaced
 */
export function mergeConfigs(config: RunConfig, replacing: RunConfig): RunConfig {
  const { plugins, dataset, network, training } = { ...config, ...replacing };
  const merged = mergeBases(config.base, replacing.base);
  // The layers of a record follow from its base.
  const first = replacing.base !== undefined && config.base !== undefined && isRecorded(config.base) ? {} : (config.network ?? {});
  const limit = dataset?.limit ?? config.dataset?.limit;
  return {
    ...(plugins && { plugins }),
    ...(dataset && { dataset: limit === undefined ? dataset : { ...dataset, limit } }),
    ...(merged && { base: merged }),
    ...(network && (Object.keys(first).length > 0 || replacing.network !== undefined) && { network: mergeNetworks(first, replacing.network) }),
    ...(training && { training: { ...config.training, ...replacing.training } }),
  };
}
