import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from '@vitrum/core';
import { isRecord } from '@vitrum/core/internal';
import { repositoryRoot } from './workspace.ts';

/** The packages with file formats of models, by their folders: what stands there is what there is. */
export const formatFolders: readonly string[] = readdirSync(join(repositoryRoot, 'packages'))
  .filter((name) => name.startsWith('format-'))
  .map((name) => `packages/${name}`)
  .toSorted();

/** Their plugins: what each exports by default, as a plugin does that is loaded by name. */
export function formatPlugins(): Promise<readonly Plugin[]> {
  return Promise.all(formatFolders.map(async (folder) => {
    const exported: unknown = await import(pathToFileURL(join(repositoryRoot, folder, 'src/index.ts')).href);
    const plugin = isRecord(exported) ? exported['default'] : undefined;
    if (isFormatPlugin(plugin)) return plugin;
    throw new Error(`${folder}/src/index.ts exports no plugin with formats by default: make one with definePlugin({ name, version, formats }).`);
  }));
}

const isFormatPlugin = (value: unknown): value is Plugin => isRecord(value) && typeof value['name'] === 'string' && Array.isArray(value['formats']);
