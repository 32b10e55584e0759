import type { ContributionKind, Plugin, Registry } from '@vitrum/core';
import { contributionKinds, kindNames } from '@vitrum/core/internal';
import { builtins } from 'vitrum';
import { check, type Check, type Report } from './check.ts';

/** The context of the checks of a plugin as a whole. */
export interface PluginContext extends Report {
  readonly plugin: Plugin;
  /** The built-in contributions without the plugin. */
  readonly others: Registry;
}

const content = check<PluginContext>('content', 'it contributes something', ({ plugin, tried, fail }) => {
  const kinds = kindNames.filter((kind) => (plugin[kind] ?? []).length > 0);
  tried(kinds.map((kind) => countOf((plugin[kind] ?? []).length, kind)).join(', ') || 'every kind');
  if (kinds.length > 0) return;
  fail({ message: `Plugin "${plugin.name}" contributes nothing.`, hint: `Add a list: ${kindNames.join(', ')}.` });
});

const names = check<PluginContext>('names', 'its names are free', ({ plugin, others, tried, fail }) => {
  let checked = 0;
  for (const kind of kindNames) {
    const seen = new Set<string>();
    for (const { name } of plugin[kind] ?? []) {
      checked++;
      if (seen.has(name)) fail({ message: `The plugin has two ${kind} called "${name}".`, hint: 'Rename one of them.' });
      seen.add(name);
      if (!others[kind].has(name)) continue;
      fail({
        message: `The ${contributionKinds[kind].singular} "${name}" has a name that ${others[kind].entry(name).plugin.name} already has.`,
        hint: 'Rename it: a registry that holds both refuses the second.',
      });
    }
  }
  tried(`${checked} ${checked === 1 ? 'name' : 'names'} against everything built in`);
});

const compatibility = check<PluginContext>(
  'compatibility',
  'it says which version of vitrum it was written for',
  ({ plugin, tried, note }) => {
    // Other major versions have been rejected by checkPluginShape.
    if (plugin.vitrum !== undefined) return tried(`vitrum ${plugin.vitrum}`);
    if (builtins.some(({ name }) => name === plugin.name)) return tried('it is a part of vitrum');
    tried('its property "vitrum"');
    note({
      message: `Plugin "${plugin.name}" does not say which version of vitrum it was written for.`,
      hint: 'Add vitrum: "…", the version of @vitrum/core; then another major version refuses it with a clear message.',
    });
  },
);

function countOf(amount: number, kind: ContributionKind): string {
  return `${amount} ${amount === 1 ? contributionKinds[kind].singular : kind}`;
}

/** The checks of a plugin as a whole. */
export const pluginChecks: readonly Check<PluginContext>[] = [content, names, compatibility];
