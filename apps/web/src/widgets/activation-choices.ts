import { activationsPlugin, createRegistry, resolveReference } from 'vitrum';
import type { ElementwiseActivation } from '@vitrum/core';

const registry = createRegistry([activationsPlugin]);

/** The built-in activations of one number, with their options as they are by default. */
export const elementwiseActivations: readonly ElementwiseActivation[] = registry.activations.names
  .map((name) => resolveReference(registry, 'activation', name))
  .filter((activation) => activation.kind !== 'rowwise');

/** The one of this name; tanh, where none is called so. */
export function activationNamed(name: string): ElementwiseActivation {
  const found = elementwiseActivations.find((each) => each.name === name);
  return found ?? resolveElementwise('tanh');
}

function resolveElementwise(name: 'tanh'): ElementwiseActivation {
  const activation = resolveReference(registry, 'activation', name);
  if (activation.kind === 'rowwise') throw new Error(`"${name}" is no activation of one number.`);
  return activation;
}
