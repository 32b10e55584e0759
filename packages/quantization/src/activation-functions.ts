import activationsPlugin from '@vitrum/activations';
import type { ActivationFunctions, PortableReference } from '@vitrum/core';

/** φ of a built-in activation with its options; undefined for one that takes rows, and for those of plugins. */
export function forwardOf({ type, ...options }: PortableReference): ((z: number) => number) | undefined {
  const definition = activationsPlugin.activations.find(({ name }) => name === type);
  if (definition === undefined) return undefined;
  if (!('create' in definition)) return elementwise(definition);
  const configurable = definition as { create: (options: object) => ActivationFunctions }; // a complete model has every option, checked
  return elementwise(configurable.create(options));
}

const elementwise = (functions: ActivationFunctions) => (functions.kind === 'rowwise' ? undefined : functions.forward);
