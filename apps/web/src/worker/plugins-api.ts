import type { Plugin, Registry } from '@vitrum/core';
import { kindNames } from '@vitrum/core/internal';
import { pluginsOfRun } from '@vitrum/runs/internal';
import { builtins, createVitrum } from 'vitrum';
import type { PluginReport, PluginsApi } from '../shared/api/plugins.ts';
import { builtinNames, describeContribution } from './catalog-api.ts';
import type { Session } from './session.ts';

/** Which plugins are registered, and how one is added. */
export function pluginsApi(session: Pick<Session, 'registry'>): PluginsApi {
  return {
    plugins: () => session.registry.plugins.map(reportOf),
    loadPlugin: async (fileName, source) => {
      const [{ importPlugin }, { checkDerivatives }] = await Promise.all([import('./plugins/import-plugin.ts'), import('./plugins/check-derivatives.ts')]); // with what a plugin may import: few visits need it
      const plugin = await importPlugin(fileName, source);
      const before = session.registry.plugins.find(({ name }) => name === plugin.name && !builtinNames.has(name));
      session.registry = before === undefined ? session.registry.with(plugin) : withInstead(session.registry, before, plugin);
      const faults = checkDerivatives(session.registry, plugin);
      return { ...reportOf(plugin), ...(before && { replaces: before.version }), ...(faults.length > 0 && { faults }) };
    },
    pluginsOfRun: (run) => pluginsOfRun(session.registry, run, builtins),
  };
}

/** The registry with another edition of a plugin in its place. What the earlier one has made goes on as it is. */
function withInstead({ plugins }: Registry, before: Plugin, plugin: Plugin): Registry {
  const added = plugins.filter((each) => each !== before && !builtins.some((builtin) => builtin === each));
  return [...added, plugin].reduce((registry: Registry, each) => registry.with(each), createVitrum());
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
