import { VitrumError, type Shape } from '@vitrum/core';
import { formatShape } from '@vitrum/tensor';

/** How a window moves over a picture. */
export interface WindowOptions {
  /** Height and width of the window. */
  readonly size: number;
  readonly stride: number;
  readonly padding: 'valid' | 'same';
}

/** Where a window stands on a picture. */
export interface WindowPlaces {
  /** How many places it has along the height, and along the width. */
  readonly rows: number;
  readonly columns: number;
  /** How far it stands out above and to the left of the picture at its first place. */
  readonly before: readonly [top: number, left: number];
}

/**
 * The axes of a picture; one of shape [height, width] has one channel.
 *
 * @throws VITRUM_SHAPE_MISMATCH for samples that are not pictures
 */
export function pictureShape(layer: string, shape: Shape): readonly [height: number, width: number, channels: number] {
  const [height, width, channels = 1] = shape;
  if (height !== undefined && width !== undefined && shape.length <= 3) return [height, width, channels];
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The layer "${layer}" takes pictures of shape [height, width, channels] or [height, width], got ${formatShape(shape)}.`,
    hint: 'Give the pictures as they are, such as "inputShape": [28, 28], with nothing before that flattens them.',
  });
}

/**
 * The places of a window on a picture of `shape`: ⌈length / s⌉ along an axis with the padding `same`, ⌊(length − size) / s⌋ + 1 with
 * `valid`.
 *
 * @param sizeOption - The option that has the size, for the message.
 * @throws VITRUM_SHAPE_MISMATCH for a window that does not fit
 */
export function windowPlaces(layer: string, sizeOption: string, shape: Shape, { size, stride, padding }: WindowOptions): WindowPlaces {
  const [height, width] = pictureShape(layer, shape);
  const along = (axis: string, length: number): readonly [places: number, before: number] => {
    const places = placesAlong(length, { size, stride, padding });
    if (places < 1) throw tooLarge(layer, sizeOption, axis, size, shape);
    return [places, paddingBefore(length, places, size, stride)];
  };
  const [[rows, top], [columns, left]] = [along('height', height), along('width', width)];
  return { rows, columns, before: [top, left] };
}

/** How many places a window has along one axis: less than one if it does not fit. */
export const placesAlong = (length: number, { size, stride, padding }: WindowOptions): number =>
  padding === 'same' ? Math.ceil(length / stride) : Math.floor((length - size) / stride) + 1;

/** Half of the padding goes before the picture, an odd one after it, as in TensorFlow. */
export function paddingBefore(length: number, places: number, size: number, stride: number): number {
  return Math.floor(Math.max(0, (places - 1) * stride + size - length) / 2);
}

function tooLarge(layer: string, sizeOption: string, axis: string, size: number, shape: Shape): VitrumError {
  return new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The window [${size}, ${size}] of the layer "${layer}" does not fit along the ${axis} of a picture of shape ${formatShape(shape)}.`,
    hint: `Choose a smaller "${sizeOption}", or the padding "same".`,
  });
}
