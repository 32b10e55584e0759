import type { DataEncoding, Scaling } from '@vitrum/core';
import { maxByte, scalingOfRow } from '@vitrum/datasets/internal';
import { sizeOf } from '@vitrum/tensor';
import type { ArrayInput } from './array-input.ts';

/** The encoding of new data: as pictures for bytes of picture shape, otherwise as arrays of the shape of one sample. */
export function arrayEncoding({ shape, kind }: ArrayInput, scaling: Scaling | undefined): DataEncoding {
  const [height, width, channels = 1] = shape;
  const isPicture = kind === 'byte' && scaling === undefined && (shape.length === 2 || (shape.length === 3 && (channels === 1 || channels === 3)));
  if (isPicture) return { type: 'image', height, width, channels, fit: 'contain', background: 'white' };
  const learned = scaling ?? { offsets: [0], scales: [kind === 'byte' ? maxByte : 1] };
  if (learned.scales.every((scale) => scale === 1) && learned.offsets.every((offset) => offset === 0)) return { type: 'array', shape: [...shape] };
  const { offsets, scales } = scalingOfRow(learned, sizeOf(shape));
  return { type: 'array', shape: [...shape], offsets: [...offsets], scales: [...scales] };
}
