import { readFile, stat } from 'node:fs/promises';
import * as nodeModule from 'node:module';
import { basename } from 'node:path';
import { VitrumError } from '@vitrum/core';
import { sendJson, sendText } from './answer.ts';
import type { Route } from './route.ts';

/** `plugins/index.json`: the addresses of the plugins that are served, relative to the page. */
export interface PluginIndex {
  readonly plugins: readonly string[];
}

/** The addresses, relative to the page, under which plugin files are served; each begins with its number, so that none is taken twice. */
export function pluginAddresses(paths: readonly string[]): readonly string[] {
  return paths.map((path, index) => `plugins/${index + 1}-${encodeURIComponent(basename(path))}`);
}

/**
 * Serves the named plugin files and a list of them. They are read anew for each request: a plugin that is being written is
 * current after a reload.
 *
 * @throws VITRUM_PLUGIN_UNREADABLE when a file cannot be read, or is TypeScript that this Node cannot translate
 */
export async function pluginRoute(paths: readonly string[]): Promise<Route> {
  for (const path of paths) await checkPlugin(path);
  const addresses = pluginAddresses(paths);
  const pathOf = new Map(addresses.map((address, index) => [`/${decodeURIComponent(address)}`, paths[index]]));
  return async (labRequest) => {
    if (labRequest.path === '/plugins/index.json') {
      sendJson(labRequest, 200, { plugins: addresses } satisfies PluginIndex);
      return true;
    }
    const path = pathOf.get(labRequest.path);
    if (path === undefined) return false;
    sendText(labRequest, 'text/javascript', await readPlugin(path));
    return true;
  };
}

async function checkPlugin(path: string): Promise<void> {
  const isFile = await stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
  if (!isFile) throw unreadable(`The plugin file ${path} cannot be served: there is no file of that name.`, 'Check the path.');
  await readPlugin(path);
}

/** JavaScript as it is, and TypeScript without its types. */
async function readPlugin(path: string): Promise<string> {
  const source = await readFile(path, 'utf8');
  if (!/\.[mc]?ts$/.test(path)) return source;
  // Node has it from 22.13 on.
  if (!('stripTypeScriptTypes' in nodeModule)) {
    throw unreadable(
      `The plugin file ${path} cannot be served: Node ${process.versions.node} does not translate TypeScript.`,
      'Use Node 22.13 or later, or compile the plugin to JavaScript and name that file.',
    );
  }
  try {
    return nodeModule.stripTypeScriptTypes(source, { mode: 'transform' });
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ').trim() : String(error);
    throw unreadable(`The plugin file ${path} cannot be translated: ${reason}.`, 'Fix the error in the file.', error);
  }
}

function unreadable(message: string, hint: string, cause?: unknown): VitrumError {
  return new VitrumError({ code: 'VITRUM_PLUGIN_UNREADABLE', message, hint, cause });
}
