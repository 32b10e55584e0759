import { didYouMean, nearestName, VitrumError, type Parameter } from '@vitrum/core';
import type { Network, NamedValues } from '@vitrum/network';
import { transpose } from '@vitrum/tensor';

/** The numbers of a parameter for display: a matrix has a row for each unit. */
export type ReadableParameter = NamedValues;

/**
 * The parameter with a given name.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function parameterNamed(network: Network, name: string): ReadableParameter {
  const found = network.parameters.find((each) => each.name === name);
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

function readable({ name, value }: Parameter): ReadableParameter {
  const { shape, data } = value.shape.length === 2 ? transpose(value) : value; // W is stored as [inputs, units]
  return { name, shape, values: data };
}
