import { createBackend, type Backend, type Registry } from '@vitrum/core';
import { checkModel, decodeModel, parseModel, type ModelFile, type ModelWarning } from '@vitrum/formats';
import { createVitrum } from '../builtins.ts';
import { Model } from './model.ts';

/** Where a model is opened. */
export interface OpenModelOptions {
  /** Knows the names in it; everything built in by default. */
  readonly registry?: Registry;
  /** What computes; by default the fastest that can run here. */
  readonly backend?: Backend;
  /** Receives doubts: a plugin in another major version than the one the model was made with. */
  readonly onWarning?: (warning: ModelWarning) => void;
}

/**
 * Opens a saved model: its JSON, or the text of it. Nothing that it names is loaded.
 *
 * @example
 * const model = await openModel(await (await fetch('model.json')).json());
 * @throws VITRUM_INVALID_MODEL with the reason, VITRUM_INVALID_ENCODING
 */
export async function openModel(saved: unknown, { registry = createVitrum(), backend, onWarning }: OpenModelOptions = {}): Promise<Model> {
  const file: ModelFile = typeof saved === 'string' ? parseModel(saved) : checkModel(saved);
  const network = decodeModel(registry, file, { backend: backend ?? (await createBackend(registry)), ...(onWarning && { onWarning }) });
  return new Model({ network, registry, metadata: file.metadata });
}
