import type { Shape } from '@vitrum/core';
import { pictureFormOf, type PictureForm } from '@vitrum/network';

/** The maps of a layer's output; a sequence or a vector has none. */
export const mapsOf = (shape: Shape): PictureForm | undefined => (shape.length === 3 ? pictureFormOf(shape) : undefined);
