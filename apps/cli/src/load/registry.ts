import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkPluginShape, isRecord, isVitrumError, VitrumError, within, type Plugin, type Registry } from '@vitrum/core';
import { createVitrum } from 'vitrum';
import { reasonOf } from '../reason-of.ts';

/**
 * Everything built in, and the plugins in the given files.
 *
 * @throws VITRUM_PLUGIN_UNREADABLE, VITRUM_INVALID_PLUGIN, VITRUM_INVALID_CONTRIBUTION, VITRUM_NAME_TAKEN
 */
export async function loadRegistry(pluginFiles: readonly string[] = []): Promise<Registry> {
  let registry: Registry = createVitrum();
  for (const file of pluginFiles) {
    const plugin = await loadPlugin(file);
    registry = within(file, () => registry.with(plugin));
  }
  return registry;
}

/** A plugin is a module's default export, or its export called `plugin`. */
async function loadPlugin(file: string): Promise<Plugin> {
  const module = await importModule(file);
  const exported = module['default'] ?? module['plugin'];
  if (exported === undefined) {
    throw new VitrumError({
      code: 'VITRUM_PLUGIN_UNREADABLE',
      message: `The plugin file ${file} exports no plugin: it has neither a default export nor one called "plugin".`,
      hint: 'Export it: export default { name: "vitrum-plugin-x", version: "1.0.0", activations: [ … ] };',
    });
  }
  return within(file, () => {
    checkPluginShape(exported);
    return exported;
  });
}

async function importModule(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    await access(file);
    const module: unknown = await import(pathToFileURL(resolve(file)).href);
    return isRecord(module) ? module : {};
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_PLUGIN_UNREADABLE',
    message: `The plugin file ${file} cannot be imported: ${reasonOf(error)}.`,
    hint: isVitrumError(error) ? error.hint : 'Check the path, the file and what it imports; --verbose shows the place.',
    cause: error,
  });
}
