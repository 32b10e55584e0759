import { contributionKinds, kindNames, type ContributionKind, type Plugin, type Registry } from '@vitrum/core';
import { builtins } from 'vitrum';
import { outcome, type Check } from './check.ts';
import type { Finding } from './report.ts';

/** What the checks of a plugin as a whole work on. */
export interface PluginSubject {
  readonly plugin: Plugin;
  /** Everything built in but the plugin itself. */
  readonly others: Registry;
}

const names: Check<PluginSubject> = {
  name: 'names',
  title: 'its names are free',
  run: ({ plugin, others }) => {
    const failures: Finding[] = [];
    let checked = 0;
    for (const kind of kindNames) {
      const seen = new Set<string>();
      for (const { name } of plugin[kind] ?? []) {
        checked++;
        const { singular } = contributionKinds[kind];
        if (seen.has(name)) failures.push({ message: `The plugin has two ${kind} called "${name}".`, hint: 'Rename one of them.' });
        seen.add(name);
        if (!others[kind].has(name)) continue;
        const owner = others[kind].entry(name).plugin.name;
        failures.push({
          message: `The ${singular} "${name}" has a name that ${owner} already has.`,
          hint: 'Rename it: a registry that holds both refuses the second.',
        });
      }
    }
    return outcome(`${checked} ${checked === 1 ? 'name' : 'names'} against everything built in`, failures);
  },
};

const content: Check<PluginSubject> = {
  name: 'content',
  title: 'it contributes something',
  run: ({ plugin }) => {
    const kinds = kindNames.filter((kind) => (plugin[kind] ?? []).length > 0);
    if (kinds.length > 0) return outcome(kinds.map((kind) => countOf((plugin[kind] ?? []).length, kind)).join(', '), []);
    const failure = { message: `Plugin "${plugin.name}" contributes nothing.`, hint: `Add a list: ${kindNames.join(', ')}.` };
    return outcome('every kind', [failure]);
  },
};

const compatibility: Check<PluginSubject> = {
  name: 'compatibility',
  title: 'it says which version of vitrum it was written for',
  run: ({ plugin }) => {
    // Another major version was refused before any check; see checkPluginShape.
    if (plugin.vitrum !== undefined) return outcome(`vitrum ${plugin.vitrum}`, []);
    if (builtins.some(({ name }) => name === plugin.name)) return outcome('it is a part of vitrum', []);
    const note = {
      message: `Plugin "${plugin.name}" does not say which version of vitrum it was written for.`,
      hint: 'Add vitrum: "…", the version of @vitrum/core; then another major version refuses it with a clear message.',
    };
    return outcome('its property "vitrum"', [], [note]);
  },
};

function countOf(amount: number, kind: ContributionKind): string {
  return `${amount} ${amount === 1 ? contributionKinds[kind].singular : kind}`;
}

/** What is checked of a plugin as a whole. */
export const pluginChecks: readonly Check<PluginSubject>[] = [content, names, compatibility];
