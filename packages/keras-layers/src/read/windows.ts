import type { Zeros } from './network-builder.ts';

/** A window of a convolution over one axis of a picture. */
export interface WindowAlong {
  /** Length of the axis, without zeros around it. */
  readonly length: number;
  readonly size: number;
  /** Zeros before and after. */
  readonly before: number;
  readonly after: number;
}

/** A window that vitrum has, square, with the kernel of Keras at an offset in it. */
export interface FittedWindow {
  readonly padding: 'valid' | 'same';
  readonly size: number;
  /** Rows and columns of zeros above and left of the kernel. */
  readonly offsets: readonly [number, number];
  readonly places: readonly [number, number];
}

/** How much larger than the kernel a window may be made. */
const maxGrowth = 8;

/** Half of the padding goes before the picture, an odd one after it, as in TensorFlow. */
const paddingBefore = (length: number, places: number, size: number, stride: number): number => Math.floor(Math.max(0, (places - 1) * stride + size - length) / 2);

/**
 * A square window that computes the same as one with zeros around the picture: the kernel lies within it, the rest of it is zeros. Undefined
 * where there is none.
 */
export function fitWindow(axes: readonly [WindowAlong, WindowAlong], stride: number): FittedWindow | undefined {
  const [rows, columns] = axes;
  const placesOf = ({ length, size, before, after }: WindowAlong): number => Math.floor((length + before + after - size) / stride) + 1;
  const places = [placesOf(rows), placesOf(columns)] as const;
  const isBare = axes.every(({ before, after }) => before === 0 && after === 0);
  if (isBare && rows.size === columns.size) return { padding: 'valid', size: rows.size, offsets: [0, 0], places };
  const first = Math.max(rows.size, columns.size);
  if (axes.some(({ length }, axis) => Math.ceil(length / stride) !== places[axis])) return undefined;
  for (let size = first; size <= first + maxGrowth; size++) {
    const offset = ({ length, before }: WindowAlong, count: number): number => paddingBefore(length, count, size, stride) - before;
    const offsets = [offset(rows, places[0]), offset(columns, places[1])] as const;
    if (axes.every((along, axis) => (offsets[axis] ?? 0) >= 0 && (offsets[axis] ?? 0) + along.size <= size)) return { padding: 'same', size, offsets, places };
  }
  return undefined;
}

/** The zeros that "same" stands for. */
export function sameZeros(length: number, size: number, stride: number): readonly [before: number, after: number] {
  const places = Math.ceil(length / stride);
  const before = paddingBefore(length, places, size, stride);
  return [before, Math.max(0, (places - 1) * stride + size - length) - before];
}

/** No zeros at all. */
export const noZeros: Zeros = { top: 0, bottom: 0, left: 0, right: 0 };
