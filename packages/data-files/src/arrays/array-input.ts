import { VitrumError, type Scaling, type Shape } from '@vitrum/core';
import { byteRows, formatCount, numberRows, type Numbers, type Rows, type ArrayContent, type NumberKind } from '@vitrum/datasets';
import { formatShape } from '@vitrum/tensor';
import { asPictures } from './as-pictures.ts';

/** The inputs of samples, in memory or on a disk, whose first axis counts the samples. */
export interface ArrayInput {
  readonly name: string;
  readonly count: number;
  /** Shape of one input. */
  readonly shape: Shape;
  readonly kind: NumberKind;
  /** True for floats of 32 bits. */
  readonly isSingle: boolean;
  /** Why other numbers than bytes were read as bytes of pictures. */
  readonly storedAs?: string;
  /** As bytes of pictures, where they are pictures that were stored in another way: of so many channels, or of as few as can be. */
  asPictures?(channels?: number): ArrayInput | undefined;
  /** Rows of (value − offset) / scale; of value / 255 from bytes, else of the values, where no scaling is given. */
  open(scaling?: Scaling): Rows;
}

/** @throws VITRUM_INVALID_DATASET when there are no samples in it, or a number is not finite */
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

/** A single number that is not finite would make every weight NaN. */
function checkFinite(numbers: Numbers, rowLength: number, name: string): void {
  const place = numbers.findIndex((value) => !Number.isFinite(Math.fround(value)));
  if (place === -1) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `${name} holds ${numbers[place]} in sample ${formatCount(Math.floor(place / rowLength))}, which is no finite 32-bit float.`,
    hint: 'Replace or scale what is not finite or beyond 3.4e38, or leave those samples out.',
  });
}

/** Rows of numbers in memory: of bytes as they are, divided by 255, unless they are to be scaled. */
export function rowsOf(numbers: Numbers, shape: Shape, kind: NumberKind, scaling: Scaling | undefined): Rows {
  const isPlain = kind === 'byte' && scaling === undefined;
  return isPlain && numbers instanceof Uint8Array ? byteRows(numbers, shape) : numberRows(numbers, shape, scaling);
}

/**
 * How many samples an array holds, and of what shape: a list of numbers is samples of one number each.
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
