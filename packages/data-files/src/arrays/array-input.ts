import { VitrumError, type Scaling, type Shape } from '@vitrum/core';
import { byteRows, numberRows, type Numbers, type Rows, type ArrayContent, type NumberKind } from '@vitrum/datasets';
import { formatCount } from '@vitrum/datasets/internal';
import { formatShape } from '@vitrum/tensor';
import { asPictures } from './as-pictures.ts';

/** Inputs in memory or on disk; the first axis counts the samples. */
export interface ArrayInput {
  /** Where they come from, for messages: a path, URL or file name. */
  readonly name: string;
  /** Number of samples: the length of the first axis. */
  readonly count: number;
  /** Shape of one input. */
  readonly shape: Shape;
  /** What the numbers are: bytes are taken for pixels and divided by 255, others are used as they are. */
  readonly kind: NumberKind;
  /** True for 32-bit floats. */
  readonly isSingle: boolean;
  /** Why numbers of another type were read as pixels. */
  readonly storedAs?: string;
  /**
   * The inputs as 8-bit pictures, if they are pictures stored in another form: with that many channels, or by default as few as
   * possible.
   */
  asPictures?(channels?: number): ArrayInput | undefined;
  /** The inputs as rows of (value − offset) / scale; without scaling, bytes are divided by 255 and other numbers unchanged. */
  open(scaling?: Scaling): Rows;
}

/**
 * The inputs of a whole array that has been read: a sample for each entry of its first axis.
 *
 * @throws VITRUM_INVALID_DATASET if it has no samples or a number is not finite
 */
export function inputInMemory(content: ArrayContent): ArrayInput {
  const { name, shape, numbers, kind } = content;
  const { count, rowShape, rowLength } = samplesOf(name, shape);
  if (kind === 'float') checkFinite(numbers, rowLength, name);
  return {
    name,
    count,
    shape: rowShape,
    kind,
    isSingle: numbers instanceof Float32Array,
    asPictures(channels) {
      const stored = asPictures(content, channels);
      return stored && { ...inputInMemory(stored.content), storedAs: stored.reason };
    },
    open: (scaling) => rowsOf(numbers, rowShape, kind, scaling),
  };
}

/** A single non-finite number would make every weight NaN. */
function checkFinite(numbers: Numbers, rowLength: number, name: string): void {
  const place = numbers.findIndex((value) => !Number.isFinite(Math.fround(value)));
  if (place === -1) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `${name} holds ${numbers[place]} in sample ${formatCount(Math.floor(place / rowLength))}, which is no finite 32-bit float.`,
    hint: 'Replace or scale numbers that are not finite or exceed 3.4e38, or leave those samples out.',
  });
}

/** Rows of numbers in memory; bytes are not converted, and are divided by 255 unless a scaling is given. */
export function rowsOf(numbers: Numbers, shape: Shape, kind: NumberKind, scaling: Scaling | undefined): Rows {
  const isPlain = kind === 'byte' && scaling === undefined;
  return isPlain && numbers instanceof Uint8Array ? byteRows(numbers, shape) : numberRows(numbers, shape, scaling);
}

/**
 * Number and shape of the samples in an array; in a one-dimensional array, each number is a sample.
 *
 * @throws VITRUM_INVALID_DATASET when there are none
 */
export function samplesOf(name: string, shape: Shape): { count: number; rowShape: Shape; rowLength: number } {
  const [count = 0, ...axes] = shape;
  const rowShape = axes.length === 0 ? [1] : axes;
  const rowLength = rowShape.reduce((product, length) => product * length, 1);
  if (shape.length > 0 && count > 0 && rowLength > 0) return { count, rowShape, rowLength };
  throw new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `${name} holds an array of shape ${formatShape(shape)}, in which there are no samples.`,
    hint: 'The first axis counts the samples: give an array of shape [samples, …] that is not empty.',
  });
}
