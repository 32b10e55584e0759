import { createBackend } from '@vitrum/core';
import { checkModel, decodeModel, parseModel, type ModelFile } from '@vitrum/formats';
import { createVitrum } from '../builtins.ts';
import { Model } from './model.ts';
import type { OpenModelOptions } from './open-options.ts';

/** What `openModel` does. */
export async function readModel(saved: unknown, { registry = createVitrum(), backend, onWarning }: OpenModelOptions): Promise<Model> {
  const file: ModelFile = typeof saved === 'string' ? parseModel(saved) : checkModel(saved);
  const network = decodeModel(registry, file, { backend: backend ?? (await createBackend(registry)), ...(onWarning && { onWarning }) });
  return new Model({ network, registry, metadata: file.metadata });
}
