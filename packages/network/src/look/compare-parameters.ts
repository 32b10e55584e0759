import { VitrumError, type FloatArray, type Shape } from '@vitrum/core';
import { formatShape, isSameShape } from '@vitrum/tensor';
import { parameterStatistics } from './parameter-statistics.ts';

/** The numbers of a parameter in row-major order. */
export interface NamedValues {
  /** The parameter's name in its network: `layers.0.weights`. */
  readonly name: string;
  /** Length along each axis; both sides of a comparison must have the same. */
  readonly shape: Shape;
  /** As many numbers as the product of `shape`. */
  readonly values: FloatArray;
}

/** The difference between two parameters. */
export interface ParameterChange {
  /** Mean and largest magnitude of the differences. */
  readonly mean: number;
  /** max |after − before|. */
  readonly largest: number;
  /** Index of the largest one, by axis. */
  readonly place: readonly number[];
  /** Standard deviation of the values before; of the population, divided by n. */
  readonly deviationBefore: number;
  /** Standard deviation of the values after; likewise. */
  readonly deviationAfter: number;
}

/**
 * Compares the same parameter of two networks.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function compareParameters(before: NamedValues, after: NamedValues): ParameterChange {
  if (!isSameShape(before.shape, after.shape)) {
    throw new VitrumError({
      code: 'VITRUM_SHAPE_MISMATCH',
      message: `"${after.name}" has the shape ${formatShape(before.shape)} in one model and ${formatShape(after.shape)} in the other.`,
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

/** The index of an element by axis. */
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
