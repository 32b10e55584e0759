import { checkPluginShape, isVitrumError, VitrumError, type Plugin } from '@vitrum/core';
import { within } from '@vitrum/core/internal';
import { findImports, replaceImports } from './find-imports.ts';
import { addressOfModule, pluginModules } from './plugin-modules.ts';

/**
 * Runs the text of a plugin's module and returns the plugin: the default export, or the one called `plugin`.
 *
 * @throws VITRUM_PLUGIN_UNREADABLE, VITRUM_INVALID_PLUGIN, VITRUM_INVALID_CONTRIBUTION, VITRUM_PLUGIN_INCOMPATIBLE
 */
export async function importPlugin(fileName: string, source: string): Promise<Plugin> {
  checkImports(fileName, source);
  const exported = pluginExport(await run(fileName, source), fileName);
  return within(fileName, () => {
    checkPluginShape(exported);
    return exported;
  });
}

/** Rejects imports of anything but the page's own modules: a page has only this one file. */
function checkImports(fileName: string, source: string): void {
  const foreign = findImports(source).find(({ specifier }) => !pluginModules.includes(specifier));
  if (foreign === undefined) return;
  const { specifier } = foreign;
  const isFile = /^[./]/.test(specifier);
  throw unreadable(
    `The plugin file ${fileName} imports ${JSON.stringify(specifier)}, ${isFile ? 'another file, and the page has this one alone' : 'which the page does not have'}.`,
    `Bundle the plugin into one file, and leave these imports in it as they are: ${pluginModules.join(', ')}.`,
  );
}

async function run(fileName: string, source: string): Promise<Readonly<Record<string, unknown>>> {
  const specifierOf = new Map<string, string>();
  const addressOf = new Map<string, string>();
  for (const { specifier } of findImports(source)) {
    const address = addressOfModule(specifier);
    addressOf.set(specifier, address);
    specifierOf.set(address, specifier);
  }
  const text = replaceImports(source, (specifier) => addressOf.get(specifier));
  // The name shows in the browser's developer tools.
  const named = `${text}\n//# sourceURL=${encodeURI(fileName)}\n`;
  const address = URL.createObjectURL(new Blob([named], { type: 'text/javascript' }));
  try {
    // A module's namespace is a record of its exports.
    return (await import(/* @vite-ignore */ address)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw importFailure(fileName, error, specifierOf);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function importFailure(fileName: string, error: unknown, specifierOf: ReadonlyMap<string, string>): VitrumError {
  if (isVitrumError(error)) {
    const { code, message, hint, nearest } = error;
    return new VitrumError({ code, message: `${fileName}: ${message}`, hint, nearest, cause: error });
  }
  const reason = reasonOf(error, specifierOf);
  if (!(error instanceof SyntaxError)) {
    return unreadable(`The plugin file ${fileName} cannot be imported: it throws ${reason}.`, 'Fix the error in the file.', error);
  }
  if (reason.includes('does not provide an export named')) {
    return unreadable(`The plugin file ${fileName} cannot be imported: ${reason}.`, 'Check the name of what is imported there.', error);
  }
  if (/\.[mc]?ts$/.test(fileName)) {
    return unreadable(
      `The plugin file ${fileName} has types, which a browser does not read: ${reason}.`,
      'Compile it to JavaScript first, or let the command line serve it without its types: vitrum web --plugin file.ts',
      error,
    );
  }
  return unreadable(`The plugin file ${fileName} is not valid JavaScript: ${reason}.`, 'Fix the error in the file.', error);
}

/** In one line, with the names of modules instead of their addresses. */
function reasonOf(error: unknown, specifierOf: ReadonlyMap<string, string>): string {
  const text = error instanceof Error ? (error instanceof SyntaxError ? error.message : `${error.name}: ${error.message}`) : String(error);
  const named = [...specifierOf].reduce((all, [address, specifier]) => all.replaceAll(address, specifier), text);
  return named.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
}

function pluginExport(exports: Readonly<Record<string, unknown>>, fileName: string): unknown {
  const exported = exports['default'] ?? exports['plugin'];
  if (exported !== undefined) return exported;
  throw unreadable(
    `The plugin file ${fileName} exports no plugin: it has neither a default export nor one called "plugin".`,
    'Export it: export default definePlugin({ name: "vitrum-plugin-x", version: "1.0.0", activations: [ … ] });',
  );
}

function unreadable(message: string, hint: string, cause?: unknown): VitrumError {
  return new VitrumError({ code: 'VITRUM_PLUGIN_UNREADABLE', message, hint, ...(cause !== undefined && { cause }) });
}
