import { VitrumError, type Shape } from '@vitrum/core';
import { formatShape } from '@vitrum/tensor';

/** How a window moves over a picture. */
export interface WindowOptions {
  /** Height and width of the window. */
  readonly size: number;
  readonly stride: number;
  readonly padding: Padding;
}

/** Where a window may stand; `exact` is `valid` where the last window ends where the picture does. */
export type Padding = 'valid' | 'same' | 'exact';

/** The option that says how large a window is, for messages. */
export interface SizeOption {
  readonly name: string;
  readonly dilation?: number;
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
    hint: 'Give pictures, such as "inputShape": [28, 28], and put no layer before it that flattens them.',
  });
}

/**
 * The places of a window on a picture of `shape`: ⌈length / s⌉ along an axis with the padding `same`, ⌊(length − size) / s⌋ + 1 with
 * `valid`.
 *
 * @throws VITRUM_SHAPE_MISMATCH for a window that does not fit, and with `exact` for windows that leave something over
 */
export function windowPlaces(layer: string, sizeOption: SizeOption, shape: Shape, { size, stride, padding }: WindowOptions): WindowPlaces {
  const [height, width] = pictureShape(layer, shape);
  const along = (axis: string, length: number): readonly [places: number, before: number] => {
    const places = placesAlong(length, { size, stride, padding });
    const window = { layer, axis, length, size, stride };
    if (places < 1) throw tooLarge(window, shape, sizeOption);
    if (padding === 'exact' && (length - size) % stride !== 0) throw leftOver(window, shape, places);
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

/** A window along one axis of the pictures that a layer reads. */
interface WindowAlong {
  readonly layer: string;
  readonly axis: string;
  readonly length: number;
  readonly size: number;
  readonly stride: number;
}

function tooLarge({ layer, axis, length, size }: WindowAlong, shape: Shape, option: SizeOption): VitrumError {
  return new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The window [${size}, ${size}] of the layer "${layer}" does not fit along the ${axis} of a picture of shape ${formatShape(shape)}.`,
    hint: hintToFit(length, option),
  });
}

/** What to choose where a window is too large for an axis of this length. */
export function hintToFit(length: number, { name, dilation = 1 }: SizeOption): string {
  const most = Math.floor((length - 1) / dilation) + 1;
  return `Choose a "${name}" of at most ${most}${dilation > 1 ? ' or a smaller "dilation"' : ''}, or the padding "same".`;
}

function leftOver({ layer, axis, length, size, stride }: WindowAlong, shape: Shape, places: number): VitrumError {
  const covered = (places - 1) * stride + size;
  const windows = places === 1 ? 'one window' : `${places} windows`;
  return new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The window [${size}, ${size}] of the layer "${layer}" does not divide the ${axis} of a picture of shape ${formatShape(shape)}: ${windows} at stride ${stride} cover ${covered} of ${length}.`,
    hint: 'Choose a "poolSize" that divides it, the padding "valid", which leaves out the remainder, or "same", whose last window reaches beyond the border.',
  });
}
