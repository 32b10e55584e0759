import { VitrumError, type Parameter } from '@vitrum/core';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import { kernelPictures, type Kernels, type NamedValues, type Network } from '@vitrum/network';
import { channelOf, kernelOf } from '@vitrum/network/internal';
import { transpose } from '@vitrum/tensor';

/** The numbers of a parameter for display: a matrix has a row for each unit, kernels have a matrix for each filter and channel. */
export interface ReadableParameter extends NamedValues {
  /** What its axes are, from the first to the last one. */
  readonly axes?: string;
}

/**
 * The parameter with a given name.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function parameterNamed(network: Network, name: string): ReadableParameter {
  const found = network.parameters.find((each) => each.name === name);
  const kernels = kernelPictures(network).find(({ parameter }) => parameter === name);
  if (kernels !== undefined) return readableKernels(kernels);
  if (found !== undefined) return readable(found);
  const names = network.parameters.map((each) => each.name);
  const nearest = nearestName(name, names);
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The model has no parameter "${name}".`,
    hint: `${didYouMean(nearest)}Its parameters: ${names.join(', ')}.`,
    nearest,
  });
}

/** [filters, channels, height, width], so that the last two axes are a small matrix of what the window has of one channel. */
function readableKernels(kernels: Kernels): ReadableParameter {
  const { parameter, height, width, channels, filters } = kernels;
  const values = new Float32Array(kernels.values.length);
  for (let filter = 0; filter < filters; filter++) {
    const numbers = kernelOf(kernels, filter);
    for (let channel = 0; channel < channels; channel++) values.set(channelOf(kernels, numbers, channel), (filter * channels + channel) * height * width);
  }
  return { name: parameter, shape: [filters, channels, height, width], axes: 'filters × channels × rows × columns of the window', values };
}

function readable({ name, value }: Parameter): ReadableParameter {
  const { shape, data } = value.shape.length === 2 ? transpose(value) : value; // W is stored as [inputs, units]
  return { name, shape, values: data, ...(shape.length === 2 && { axes: 'a row for each unit' }) };
}
