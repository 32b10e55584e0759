import { didYouMean, nearestName, VitrumError, type FloatArray, type Parameter, type Shape } from '@vitrum/core';
import { parameterStatistics, type Network } from '@vitrum/network';
import { transpose } from '@vitrum/tensor';

/** The numbers of a parameter as people read them: of a matrix, a row for each unit. */
export interface ReadableParameter {
  readonly name: string;
  readonly shape: Shape;
  readonly values: FloatArray;
}

/**
 * The parameter of that name.
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
  const { shape, data } = value.shape.length === 2 ? transpose(value) : value; // W is stored input by input
  return { name, shape, values: data };
}

/** How far two parameters are from each other. */
export interface ParameterChange {
  /** Mean and largest magnitude of the differences. */
  readonly mean: number;
  readonly largest: number;
  /** Where the largest one is. */
  readonly place: readonly number[];
  readonly deviationBefore: number;
  readonly deviationAfter: number;
}

/**
 * Compares the same parameter of two networks.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function compareParameters(before: ReadableParameter, after: ReadableParameter): ParameterChange {
  if (before.shape.join() !== after.shape.join()) {
    throw new VitrumError({
      code: 'VITRUM_SHAPE_MISMATCH',
      message: `"${after.name}" has the shape ${before.shape.join(' × ')} in one model and ${after.shape.join(' × ')} in the other.`,
      hint: 'Compare models of one architecture, such as the untrained.json and the model.json of one run.',
    });
  }
  let [sum, largest, at] = [0, 0, 0];
  after.values.forEach((value, index) => {
    const change = Math.abs(value - (before.values[index] ?? NaN));
    sum += change;
    if (change > largest) [largest, at] = [change, index];
  });
  return {
    mean: after.values.length === 0 ? 0 : sum / after.values.length,
    largest,
    place: placeIn(after.shape, at),
    deviationBefore: parameterStatistics(before.values).standardDeviation,
    deviationAfter: parameterStatistics(after.values).standardDeviation,
  };
}

/** The place of a number by axes. */
function placeIn(shape: Shape, index: number): readonly number[] {
  let rest = index;
  return shape
    .toReversed()
    .map((axis) => {
      const place = rest % axis;
      rest = Math.floor(rest / axis);
      return place;
    })
    .toReversed();
}
