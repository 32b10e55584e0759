import { VitrumError } from '@vitrum/core';
import type { OfferedPlugin } from './offered-plugin.ts';

const script = /\.[mc]?[jt]s$/i;
const maxFileSize = 4_000_000;

/** True for the name of a possible plugin file. */
export const isPluginFile = (name: string): boolean => script.test(name);

/**
 * Reads a plugin's file without running it.
 *
 * @throws VITRUM_PLUGIN_UNREADABLE
 */
export async function readPluginFile(file: File): Promise<OfferedPlugin> {
  if (!isPluginFile(file.name)) {
    throw unreadable(`${file.name} is no script: a plugin's file ends in .js, .mjs or .ts.`, 'Data and models belong into their own rooms.');
  }
  checkPluginSize(file.name, file.size);
  const source = await file.text();
  return { fileName: file.name, size: file.size, source, from: 'your computer' };
}

/** @throws VITRUM_PLUGIN_UNREADABLE */
export function checkPluginSize(name: string, size: number): void {
  if (size <= maxFileSize) return;
  throw unreadable(`The plugin file ${name} is ${(size / 1e6).toFixed(1)} MB; ${maxFileSize / 1e6} MB are the most that are read.`, 'Bundle no more than the plugin needs.');
}

function unreadable(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_PLUGIN_UNREADABLE', message, hint });
}
