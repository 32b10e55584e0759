import type { CompleteModel } from '@vitrum/core';
import { isFiniteNumber, isListOf, isRecord } from '@vitrum/core/internal';
import { sizeOf } from '@vitrum/tensor';

/** How raw numbers become inputs: (number − offset) / scale, with one of each for all inputs, or for every one. */
export interface Preparation {
  /** What the raw numbers are: the bytes of a picture, or any numbers. */
  readonly raw: 'bytes' | 'numbers';
  readonly offsets: Float32Array;
  readonly scales: Float32Array;
}

/** What source code can say of a model's encoding: pictures and arrays; not the cells of tables, and not words. */
export function preparationOf({ metadata: { encoding }, layers: [{ inputShapes: [inputShape] }] }: CompleteModel): Preparation | undefined {
  if (!isRecord(encoding)) return undefined;
  if (encoding['type'] === 'image') return { raw: 'bytes', offsets: Float32Array.of(0), scales: Float32Array.of(255) };
  const { type, offsets, scales } = encoding;
  const size = sizeOf(inputShape);
  const isFit = (list: unknown): list is readonly number[] => isListOf(list, isFiniteNumber) && list.length === size;
  return type === 'array' && isFit(offsets) && isFit(scales) ? { raw: 'numbers', offsets: Float32Array.from(offsets), scales: Float32Array.from(scales) } : undefined;
}
