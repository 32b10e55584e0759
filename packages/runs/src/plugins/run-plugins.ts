import type { Plugin, Registry } from '@vitrum/core';
import { findPluginWarnings, pluginsOfOptions, requiredPlugins, type ModelWarning, type RequiredPlugin } from '@vitrum/formats';
import { trainingSchema } from '@vitrum/trainer/internal';
import type { HintTexts } from '../hint-texts.ts';
import { requirePlugins } from './required-plugins.ts';
import type { Run } from '../run.ts';

/**
 * The plugins that a run needs besides the built-ins, each once: for its data, its network and its training.
 *
 * @param builtins - The plugins that every program has: `builtins` of the package `vitrum`.
 * @throws VITRUM_UNKNOWN_NAME
 */
export function pluginsOfRun(
  registry: Registry,
  { dataset, network, training }: Run,
  builtins: readonly Pick<Plugin, 'name'>[],
): readonly RequiredPlugin[] {
  const { plugin } = registry.datasets.entry(dataset.type);
  const all = [plugin, ...requiredPlugins(registry, network), ...pluginsOfOptions(registry, trainingSchema, { ...training })];
  const found = new Map(all.map(({ name, version }) => [name, { name, version }]));
  for (const { name } of builtins) found.delete(name);
  return [...found.values()];
}

/**
 * Checks that the plugins that a run names are registered.
 *
 * @returns A warning for each that is registered only in another major version.
 * @throws VITRUM_INVALID_CONFIG
 */
export function checkRunPlugins(
  registry: Registry,
  required: readonly RequiredPlugin[],
  hintTexts: Pick<HintTexts, 'installPlugins'>,
): readonly ModelWarning[] {
  const once = [...new Map(required.map((plugin) => [plugin.name, plugin])).values()];
  requirePlugins(registry, once, 'The run', 'VITRUM_INVALID_CONFIG', hintTexts);
  return findPluginWarnings(registry, once, 'The run');
}
