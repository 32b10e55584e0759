import { VitrumError, type PortableLayer, type PortableReference, type PortableTensor, type Shape } from '@vitrum/core';
import type { KerasWeight } from '../keras-graph.ts';

/** A number that a layer has as an option. */
export function numberOf({ options, place }: PortableLayer, name: string): number {
  const value = options[name];
  if (typeof value === 'number') return value;
  throw lacking(place, `the option "${name}"`);
}

/** The tensor of a layer as a weight of Keras, in another shape if one is given. */
export function weightOf(layer: PortableLayer, tensor: string, name: string, shape?: Shape): KerasWeight {
  const found = tensorOf(layer, tensor);
  return { name, shape: shape ?? found.shape, values: found.values, origin: { tensor: `layers.${layer.index}.${tensor}`, shape: found.shape } };
}

/** A tensor of a layer, learned or kept. */
export function tensorOf({ parameters, state, place }: PortableLayer, name: string): PortableTensor {
  const found = (Object.hasOwn(parameters, name) ? parameters[name] : undefined) ?? (Object.hasOwn(state, name) ? state[name] : undefined);
  if (found === undefined) throw lacking(place, `the tensor "${name}"`);
  return found;
}

/** The activation of a layer; one without has the identity. */
export function activationOf({ options }: PortableLayer): PortableReference {
  const activation = options['activation'];
  return isComplete(activation) ? activation : { type: 'identity' };
}

/** In a complete model, references are objects. */
const isComplete = (value: unknown): value is PortableReference => typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** A layer of a plugin that took the name of a built-in one. */
function lacking(place: string, what: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `${place} has not ${what} that a built-in layer of its name has.`,
    hint: 'A plugin seems to have replaced the layer; the formats that hold only tensors take any layer: safetensors, npz.',
  });
}
