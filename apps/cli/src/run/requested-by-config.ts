import { dirname } from 'node:path';
import type { RunConfig } from '@vitrum/runs';
import type { CommandHost } from '../command-host.ts';
import type { PluginRequest } from '../load/registry.ts';

/** The plugins that a configuration loads; their paths are relative to its file. */
export function requestedByConfig({ plugins }: RunConfig, file = '', { paths }: CommandHost): readonly PluginRequest[] {
  return (plugins?.load ?? []).map((specifier) => ({ specifier, folder: dirname(paths.resolve(file)) }));
}
