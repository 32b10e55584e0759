import { isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin, Registry } from '@vitrum/core';
import { within } from '@vitrum/core/internal';
import { dataFilesPlugin } from '@vitrum/data-files';
import { formatPlugins } from './format-plugins.ts';
import { createVitrum } from 'vitrum';
import type { CommandHost } from '../command-host.ts';

/** A requested plugin, and the folder its path or package is resolved from. */
export interface PluginRequest {
  readonly specifier: string;
  readonly folder: string;
}

/** A plugin that is not built in. */
export interface GivenPlugin {
  readonly plugin: Plugin;
  /** The `--plugin` argument that finds it from the working directory. */
  readonly argument: string;
  /** Its origin, for messages: a path, or a package and its version. */
  readonly origin: string;
  /** The file: URL of its module. */
  readonly url: string;
}

/** The registry with the built-ins and the loaded plugins. */
export interface LoadedRegistry {
  readonly registry: Registry;
  readonly given: readonly GivenPlugin[];
}

/** The plugins requested on the command line. */
export const requestedHere = (specifiers: readonly string[] | undefined, { paths }: CommandHost): readonly PluginRequest[] =>
  (specifiers ?? []).map((specifier) => ({ specifier, folder: paths.cwd }));

/**
 * Loads the built-ins and the plugins of files and packages. A module that is named twice is loaded once.
 *
 * @throws VITRUM_PLUGIN_UNREADABLE, VITRUM_INVALID_PLUGIN, VITRUM_INVALID_CONTRIBUTION, VITRUM_PLUGIN_INCOMPATIBLE,
 * VITRUM_NAME_TAKEN
 */
export async function loadRegistry(requests: readonly PluginRequest[], { paths: { cwd } }: CommandHost): Promise<LoadedRegistry> {
  let registry: Registry = createVitrum().with(dataFilesPlugin);
  for (const plugin of formatPlugins) registry = registry.with(plugin);
  if (requests.length === 0) return { registry, given: [] };
  // Loaded on demand.
  const { loadPlugin } = await import('@vitrum/plugins');
  const given = new Map<string, GivenPlugin>();
  for (const { specifier, folder } of requests) {
    const { plugin, url, origin } = await loadPlugin(specifier, { from: folder });
    if (given.has(url)) continue;
    registry = within(specifier, () => registry.with(plugin));
    given.set(url, { plugin, argument: folder === cwd ? specifier : pathFrom(cwd, url), origin, url });
  }
  return { registry, given: [...given.values()] };
}

/** A path that cannot be mistaken for a package name: if relative, it begins with a dot. */
function pathFrom(cwd: string, url: string): string {
  const path = relative(cwd, fileURLToPath(url));
  return path.startsWith('.') || isAbsolute(path) ? path : `./${path}`;
}
