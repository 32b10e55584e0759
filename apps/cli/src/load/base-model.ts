import type { Registry } from '@vitrum/core';
import { within } from '@vitrum/core/internal';
import { decodeModel, fingerprint } from '@vitrum/formats';
import type { BaseModel, RunConfig } from '@vitrum/runs';
import { keptLayers } from '@vitrum/runs/internal';
import type { CommandHost } from '../command-host.ts';
import { readAnyModel } from './any-model.ts';

/**
 * The model that a configuration names as its base; undefined without one. What does not fit it is found here, before data are loaded.
 *
 * @throws what `readAnyModel` throws; VITRUM_INVALID_OPTION for layers to freeze that it does not have
 */
export async function loadBaseModel(registry: Registry, { base }: RunConfig, host: CommandHost): Promise<BaseModel | undefined> {
  if (base === undefined) return undefined;
  const model = await readAnyModel(registry, base.file, {}, host);
  const loaded = { model, fingerprint: await fingerprint(within(base.file, () => decodeModel(registry, model))) };
  keptLayers(registry, loaded, base);
  return loaded;
}
