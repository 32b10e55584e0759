import { loadPlugin, type LoadPluginOptions } from '@vitrum/plugins';
import { checkPlugin, type CheckPluginOptions } from '../check-plugin.ts';
import { snapshotLanguage } from '../checks/language.ts';
import type { PluginReport } from '../report.ts';
import { loaderInFreshProcess, type FreshProcessOptions } from './load-in-fresh-process.ts';

/** Options of {@link checkPluginModule}. */
export interface CheckPluginModuleOptions extends CheckPluginOptions, LoadPluginOptions, FreshProcessOptions {}

/**
 * Loads the plugin of a file or a package and checks it; models that use it are loaded in fresh processes.
 *
 * @throws the errors of `loadPlugin`; failed checks do not throw
 */
export async function checkPluginModule(specifier: string, options: CheckPluginModuleOptions = {}): Promise<PluginReport> {
  const { from, execArgv, seconds, environment, ...others } = options;
  const language = snapshotLanguage();
  const { plugin, url } = await loadPlugin(specifier, from === undefined ? {} : { from });
  const loadInFreshProcess = loaderInFreshProcess(url, {
    ...(execArgv !== undefined && { execArgv }),
    ...(seconds !== undefined && { seconds }),
  });
  return checkPlugin(plugin, { language, ...others, environment: { loadInFreshProcess, ...environment } });
}
