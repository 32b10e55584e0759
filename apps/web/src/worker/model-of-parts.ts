import type { Registry } from '@vitrum/core';
import type { ModelFile } from '@vitrum/formats';
import { modelOf, pluginsOfRun, type RunParts } from '@vitrum/runs';
import { builtins } from 'vitrum';

/** The network of a run as the command line writes it. */
export function modelOfParts(parts: RunParts, registry: Registry, results?: Readonly<Record<string, unknown>>): ModelFile {
  return modelOf(parts, registry, pluginsOfRun(parts.description, registry, builtins), results);
}
