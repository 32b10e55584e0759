import { kindNames, type Plugin } from '@vitrum/core';
import { pluginsOfRun } from '@vitrum/runs';
import { builtins } from 'vitrum';
import { importPlugin } from '../plugins/import-plugin.ts';
import type { PluginReport, PluginsApi } from './api/plugins.ts';
import { builtinNames, describeContribution } from './catalog-api.ts';
import type { Session } from './session.ts';

/** Which plugins are registered, and how one is added. */
export function pluginsApi(session: Pick<Session, 'registry'>): PluginsApi {
  return {
    plugins: () => session.registry.plugins.map(reportOf),
    loadPlugin: async (fileName, source) => {
      const plugin = await importPlugin(fileName, source);
      session.registry = session.registry.with(plugin);
      return reportOf(plugin);
    },
    pluginsOfRun: (description) => pluginsOfRun(description, session.registry, builtins),
  };
}

function reportOf(plugin: Plugin): PluginReport {
  const { name, version } = plugin;
  return {
    name,
    version,
    isBuiltin: builtinNames.has(name),
    contributions: kindNames.flatMap((kind) => (plugin[kind] ?? []).map((each) => describeContribution(kind, each.name))),
  };
}
