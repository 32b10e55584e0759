import { VitrumError, type CompleteModel, type PortableLayer } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { stepsOf } from './layer-steps.ts';
import type { Program, Step, ValueIndex } from './step.ts';

/**
 * A network as a list of steps, each of which is one of a dozen kinds. Dropout, and what only changes a shape, are no steps.
 *
 * @param format - The format that asks, for messages.
 * @throws VITRUM_UNSUPPORTED_MODEL for layers that are not built in
 */
export function programOf({ layers }: CompleteModel, format: string): Program {
  const sizes: number[] = [sizeOf(layers[0].inputShapes[0])];
  const steps: Step[] = [];
  const places: ValueIndex[] = []; // the value of each layer
  for (const layer of layers) {
    const [first, ...rest] = layer.inputs;
    const valueOf = (index: number): ValueIndex => places[index] ?? 0;
    let inputs: readonly [ValueIndex, ...ValueIndex[]] = [valueOf(first), ...rest.map(valueOf)];
    for (const bare of stepsOf(layer) ?? unknownLayer(layer, format)) {
      const output = sizes.push(sizeOf(layer.outputShape)) - 1;
      steps.push({ ...bare, inputs, output, layer: `${layer.place} ${layer.type}` });
      inputs = [output];
    }
    places.push(inputs[0]);
  }
  return { sizes, steps, output: places.at(-1) ?? 0 };
}

function unknownLayer({ place, type }: PortableLayer, format: string): never {
  throw new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `${place} is a "${type}", a layer that the format ${format} cannot express.`,
    hint: 'Replace the layer with built-in ones, or write only the tensors: safetensors, npz.',
  });
}

/** The error for an activation that source code cannot be written for. */
export function unknownActivation({ layer }: Pick<Step, 'layer'>, type: string, format: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `${layer} has the activation "${type}", which the format ${format} cannot express.`,
    hint: 'Train with a built-in activation, or write only the tensors: safetensors, npz.',
  });
}
