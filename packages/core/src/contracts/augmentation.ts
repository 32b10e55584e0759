import type { Contribution } from './contribution.ts';
import type { RandomGenerator } from './random.ts';
import type { FloatArray } from './tensor.ts';

/** The size of a picture: its numbers are row-major, channels last. */
export interface PictureShape {
  /** Number of rows of pixels. */
  readonly height: number;
  /** Number of pixels in a row. */
  readonly width: number;
  /** 1 for gray, 3 for color. */
  readonly channels: number;
}

/** What fills a picture beyond its border: 0, or the nearest pixel of the border. */
export type PictureFill = 'zero' | 'edge';

/**
 * Where the pixels of a new picture come from: its point (x, y) shows the point (m₀·x + m₁·y + m₂, m₃·x + m₄·y + m₅) of the old one.
 * In pixels from the center of the picture, x to the right and y down.
 */
export type AffineMap = Float64Array;

/** An augmentation that moves the points of a picture by one affine map. Consecutive ones are joined, and read each pixel once. */
export interface AffineAugmentationFunctions {
  /** Tells the kinds of augmentations apart; required here, as `picture` is the default. */
  readonly kind: 'affine';
  /** Fills all six numbers of `map`, which begins as the identity. */
  readonly map: (map: AffineMap, picture: PictureShape, draws: RandomGenerator) => void;
  /** `zero` by default. */
  readonly fill?: PictureFill;
}

/** Fills the picture `to` from the picture `from`, which it leaves as it is. */
export type PictureChange = (from: FloatArray, to: FloatArray, draws: RandomGenerator) => void;

/** An augmentation that computes a new picture from the old one. */
export interface PictureAugmentationFunctions {
  /** Tells the kinds of augmentations apart; an augmentation without a kind is of this one. */
  readonly kind?: 'picture';
  /** Prepares for pictures of one size; what it returns is called for every sample, and allocates nothing. */
  readonly bind: (picture: PictureShape) => PictureChange;
}

/** An augmentation that mixes a sample of any form, and its target, with another sample of the batch. */
export interface MixingAugmentationFunctions {
  /** Tells the kinds of augmentations apart; required here, as `picture` is the default. */
  readonly kind: 'mixing';
  /** The share λ of the sample itself, from 0 to 1; that of the other one is 1 − λ. */
  readonly weight: (draws: RandomGenerator) => number;
}

/** The mathematics of an augmentation. Every random number comes from `draws`: the same draws give the same result. */
export type AugmentationFunctions = AffineAugmentationFunctions | PictureAugmentationFunctions | MixingAugmentationFunctions;

/** An augmentation by an affine map, ready to use. */
export interface AffineAugmentation<Name extends string = string> extends Contribution<Name>, AffineAugmentationFunctions {}

/** An augmentation that computes a new picture, ready to use. */
export interface PictureAugmentation<Name extends string = string> extends Contribution<Name>, PictureAugmentationFunctions {}

/** An augmentation that mixes samples, ready to use. */
export interface MixingAugmentation<Name extends string = string> extends Contribution<Name>, MixingAugmentationFunctions {}

/** A random change to training samples, ready to use. */
export type Augmentation<Name extends string = string> = AffineAugmentation<Name> | PictureAugmentation<Name> | MixingAugmentation<Name>;
