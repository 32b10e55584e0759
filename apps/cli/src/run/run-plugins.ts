import type { Registry } from '@vitrum/core';
import { findPluginWarnings, pluginsOfOptions, requiredPlugins, type RequiredPlugin } from '@vitrum/formats';
import { trainingSchema } from '@vitrum/trainer';
import { builtins } from 'vitrum';
import { requirePlugins } from '../load/required-plugins.ts';
import { reportWarning } from '../report-warning.ts';
import type { RunDescription } from './run-description.ts';

/** The plugins beyond the built-in ones that a run needs, each once: for its data, its network and its training. */
export function pluginsOfRun({ dataset, network, training }: RunDescription, registry: Registry): readonly RequiredPlugin[] {
  const { plugin } = registry.datasets.entry(dataset.type);
  const all = [plugin, ...requiredPlugins(network, registry), ...pluginsOfOptions(trainingSchema, training, registry)];
  const found = new Map(all.map(({ name, version }) => [name, { name, version }]));
  for (const { name } of builtins) found.delete(name);
  return [...found.values()];
}

/**
 * Checks that the plugins that a description names are registered, and warns of other major versions.
 *
 * @throws VITRUM_INVALID_CONFIG
 */
export function checkRunPlugins(required: readonly RequiredPlugin[], registry: Registry): void {
  const once = [...new Map(required.map((plugin) => [plugin.name, plugin])).values()];
  requirePlugins(once, registry, 'The run', 'VITRUM_INVALID_CONFIG');
  for (const warning of findPluginWarnings(once, registry, 'The run')) reportWarning(warning);
}
