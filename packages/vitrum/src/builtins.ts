import { activationsPlugin } from '@vitrum/activations';
import { augmentationsPlugin } from '@vitrum/augmentations';
import { backendWasmPlugin } from '@vitrum/backend-wasm';
import { checkPluginShape, createRegistry, type Plugin, type TypedRegistry } from '@vitrum/core';
import { datasetsPlugin } from '@vitrum/datasets/catalog';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { networksPlugin } from '@vitrum/networks';
import { optimizersPlugin } from '@vitrum/optimizers';
import { tensorPlugin } from '@vitrum/tensor';
import { trainerPlugin } from '@vitrum/trainer/catalog';

/** Every built-in plugin, registered like any other. */
export const builtins = [
  datasetsPlugin,
  augmentationsPlugin,
  networksPlugin,
  layersPlugin,
  activationsPlugin,
  lossesPlugin,
  optimizersPlugin,
  trainerPlugin,
  tensorPlugin,
  backendWasmPlugin,
] as const;

/** The type of a registry with everything built in, by one short name. Functions that take it take a registry with more plugins, too. */
export interface VitrumRegistry extends TypedRegistry<(typeof builtins)[number]> {
  // In an interface without a member of its own, the compiler names the base.
  readonly plugins: readonly Plugin[];
}

/**
 * A registry with everything built in, which checks what is added to it.
 *
 * @example
 * const registry = createVitrum().with(myPlugin);
 */
export function createVitrum(): VitrumRegistry {
  return createRegistry(builtins, checkPluginShape);
}
