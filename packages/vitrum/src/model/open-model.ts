import type { Model } from './model.ts';
import type { OpenModelOptions } from './open-options.ts';

/**
 * Opens a saved model: its JSON, or the text of it. Nothing that it names is loaded.
 *
 * @example
 * const model = await openModel(await (await fetch('model.json')).json());
 * @throws VITRUM_INVALID_MODEL with the reason, VITRUM_INVALID_ENCODING
 */
export async function openModel(saved: unknown, options: OpenModelOptions = {}): Promise<Model> {
  const { readModel } = await import('../short-ways.ts');
  return readModel(saved, options);
}
