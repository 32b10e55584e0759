import { checkPluginShape, isVitrumError, type Plugin } from '@vitrum/core';
import { describeValue, within } from '@vitrum/core/internal';
import { importFailure } from './import-failure.ts';
import { importModule } from './import-module.ts';
import { locateModule, unreadable, type ModuleLocation } from './locate-module.ts';
import { pluginExport } from './plugin-export.ts';

/** A plugin and its source. */
export interface LoadedPlugin {
  /** The plugin that the module exports. */
  readonly plugin: Plugin;
  /** The specifier as given. */
  readonly specifier: string;
  /** The file: URL of its module. */
  readonly url: string;
  /** Its source, for people: the path as given, or `vitrum-plugin-bent 1.2.0`. */
  readonly origin: string;
}

/** Options of {@link loadPlugin}. */
export interface LoadPluginOptions {
  /** The folder that paths and packages are resolved from; the current one by default. */
  readonly from?: string;
}

/**
 * Imports the module of a plugin, a file (also TypeScript, without a build) or an installed package, and checks that its default
 * export, or the one named `plugin`, is a plugin. Importing a module runs its code.
 *
 * @throws VITRUM_PLUGIN_UNREADABLE, VITRUM_INVALID_PLUGIN, VITRUM_INVALID_CONTRIBUTION, VITRUM_PLUGIN_INCOMPATIBLE
 */
export async function loadPlugin(specifier: string, options: LoadPluginOptions = {}): Promise<LoadedPlugin> {
  const { from = process.cwd() } = options;
  const location = asUnreadable(`The plugin ${specifier} cannot be found`, () => locateModule(specifier, from));
  const exports = await importLocated(location, from);
  return asUnreadable(`What ${location.label} exports cannot be looked at`, () => {
    const exported = pluginExport(exports, location);
    return within(location.label, () => {
      checkPluginShape(exported);
      return { plugin: exported, specifier, url: location.url, origin: location.origin };
    });
  });
}

/** An error of the system, such as an unreadable folder, or of a getter or proxy of the plugin. */
function asUnreadable<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (isVitrumError(error)) throw error;
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : describeValue(error);
    throw unreadable(`${what}: ${reason}.`, 'Check the path and your rights there, or fix the plugin.', undefined, error);
  }
}

async function importLocated(location: ModuleLocation, from: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await importModule(location.url);
  } catch (error) {
    throw await importFailure(location, error, from);
  }
}
