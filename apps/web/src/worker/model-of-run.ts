import type { Registry } from '@vitrum/core';
import type { ModelFile } from '@vitrum/formats';
import { modelOf, pluginsOfRun, type OpenRun } from '@vitrum/runs';
import { builtins } from 'vitrum';

/** The network of a run as the command line writes it. */
export function modelOfRun(open: OpenRun, registry: Registry, results?: Readonly<Record<string, unknown>>): ModelFile {
  return modelOf(open, registry, pluginsOfRun(open.run, registry, builtins), results);
}
