import type { Augmentation, PictureShape, RandomGenerator } from '@vitrum/core';
import { createRandom } from '@vitrum/tensor';

/** Gray and color, square and not, smaller and larger than what an augmentation may cut out. */
export const pictureShapes: readonly PictureShape[] = [
  { height: 28, width: 28, channels: 1 },
  { height: 6, width: 9, channels: 3 },
  { height: 3, width: 1, channels: 1 },
];

/** In messages: `a picture of 6 × 9 × 3`. */
export const describeShape = ({ height, width, channels }: PictureShape): string => `a picture of ${height} × ${width} × ${channels}`;

/** A trial's result: the numbers that the augmentation gave, and the picture that it was given. */
export interface Trial {
  readonly before: Float32Array;
  readonly from: Float32Array;
  readonly result: ArrayLike<number>;
}

/** Applies an augmentation to a picture of one size, prepared once. */
export function createTrial(augmentation: Augmentation, shape: PictureShape): (seed: number, filler: number) => Trial {
  const size = shape.height * shape.width * shape.channels;
  const apply = createApply(augmentation, shape);
  return (seed, filler) => {
    const pixels = createRandom(seed, 1);
    const before = Float32Array.from({ length: size }, () => pixels.uniform());
    const from = Float32Array.from(before);
    return { before, from, result: apply(from, createRandom(seed, 2), filler) };
  };
}

function createApply(augmentation: Augmentation, shape: PictureShape): (from: Float32Array, draws: RandomGenerator, filler: number) => ArrayLike<number> {
  switch (augmentation.kind) {
    case 'affine':
      return (_from, draws) => {
        const map = Float64Array.of(1, 0, 0, 0, 1, 0);
        augmentation.map(map, Object.freeze({ ...shape }), draws);
        return map;
      };
    case 'mixing':
      return (_from, draws) => [augmentation.weight(draws)];
    default: {
      const change: unknown = augmentation.bind(Object.freeze({ ...shape }));
      if (typeof change !== 'function') throw new TypeError(`bind gives ${String(change)} instead of a function`);
      return (from, draws, filler) => {
        const to = new Float32Array(from.length).fill(filler);
        Reflect.apply(change, undefined, [from, to, draws]);
        return to;
      };
    }
  }
}
