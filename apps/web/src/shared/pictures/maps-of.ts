import type { Shape } from '@vitrum/core';
import type { PictureForm } from '@vitrum/network';
import { pictureFormOf } from '@vitrum/network/internal';

/** The maps of a layer's output; a sequence or a vector has none. */
export const mapsOf = (shape: Shape): PictureForm | undefined => (shape.length === 3 ? pictureFormOf(shape) : undefined);
