import { createRegistry, resolveReference, type Augmentation, type FloatArray, type PictureShape, type RandomGenerator } from '@vitrum/core';
import { createRandom } from '@vitrum/tensor';
import { resampleAffine } from '@vitrum/tensor/picture';
import { augmentationsPlugin, elastic, mixup } from '@vitrum/augmentations';
import { describe, expect, test } from 'vitest';
import { augmentationCases } from './augmentation-cases.ts';
import { scriptedDraws } from './scripted-draws.ts';

const registry = createRegistry([augmentationsPlugin]);
const resolve = (type: string, options: Readonly<Record<string, unknown>> = {}): Augmentation => resolveReference(registry, 'augmentation', { type, ...options });

function apply(augmentation: Augmentation, picture: FloatArray, shape: PictureShape, draws: RandomGenerator): FloatArray {
  if (augmentation.kind === 'mixing') return Float64Array.of(augmentation.weight(draws));
  const out = new Float64Array(picture.length);
  if (augmentation.kind === 'affine') {
    const map = Float64Array.of(1, 0, 0, 0, 1, 0);
    augmentation.map(map, shape, draws);
    resampleAffine(picture, out, shape, map, augmentation.fill ?? 'zero');
  } else augmentation.bind(shape)(picture, out, draws);
  return out;
}

test.each(augmentationCases)('$name: $what', ({ name, options, draws, picture = [1, 2, 3, 4, 5, 6, 7, 8, 9], shape = { height: 3, width: 3, channels: 1 }, expected }) => {
  const out = apply(resolve(name, options), Float64Array.from(picture), shape, scriptedDraws(...draws));
  for (const [i, value] of expected.entries()) if (!Number.isNaN(value)) expect(out[i], `number ${i}`).toBeCloseTo(value, 5);
});

const still: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['shift', { pixels: 0 }], ['rotate', { degrees: 0 }], ['scale', { range: 0 }], ['shear', { degrees: 0 }], ['flip', { probability: 0 }],
  ['crop', { padding: 0 }], ['elastic', { alpha: 0 }], ['brightness', { range: 0 }], ['contrast', { range: 0 }], ['cutout', { size: 0 }],
];
const shapes: readonly PictureShape[] = [{ height: 28, width: 28, channels: 1 }, { height: 9, width: 6, channels: 3 }];

test.each(still)('%s without strength changes nothing: %o', (name, options) => {
  for (const shape of shapes) {
    const random = createRandom(3);
    const picture = Float64Array.from({ length: shape.height * shape.width * shape.channels }, () => random.uniform());
    const out = apply(resolve(name, options), picture, shape, random);
    for (const [i, value] of picture.entries()) expect(out[i]).toBeCloseTo(value, 12);
  }
});

test.each(['shift', 'rotate', 'shear', 'flip', 'crop'])('%s keeps the sum of a blot in the middle, but for rounding between pixels', (name) => {
  const shape = { height: 28, width: 28, channels: 1 };
  // Smooth, so that interpolation loses little; far from the border, so that nothing leaves.
  const picture = Float64Array.from({ length: 784 }, (_, i) => Math.exp(-((Math.floor(i / 28) - 13.5) ** 2 + ((i % 28) - 13.5) ** 2) / 18));
  const mass = (values: FloatArray): number => Array.from(values).reduce((sum, value) => sum + value, 0);
  for (let seed = 0; seed < 20; seed++) {
    const ratio = mass(apply(resolve(name), picture, shape, createRandom(seed))) / mass(picture);
    expect(Math.abs(ratio - 1), `seed ${seed}`).toBeLessThan(0.02);
  }
});

test.each(['shift', 'rotate', 'scale', 'shear', 'crop', 'elastic'])('%s with its border drawn out leaves one color as it is', (name) => {
  for (const shape of shapes) {
    const picture = new Float64Array(shape.height * shape.width * shape.channels).fill(0.75);
    for (let seed = 0; seed < 20; seed++) {
      expect([...apply(resolve(name, { fill: 'edge' }), picture, shape, createRandom(seed))].every((value) => Math.abs(value - 0.75) < 1e-12)).toBe(true);
    }
  }
});

test('points are moved as by white noise behind a Gaussian: by α · 0.163 / σ on an axis, neighbors alike, the axes on their own', () => {
  // For a ramp x(p) = p₁ or p₂ the change of a pixel is its displacement along that axis.
  const shape = { height: 61, width: 61, channels: 1 };
  const ramps = [(i: number) => i % 61, (i: number) => Math.floor(i / 61)].map((value) => Float64Array.from({ length: 61 * 61 }, (_, i) => value(i)));
  const change = elastic.create({ alpha: 20, sigma: 3, fill: 'edge' }).bind(shape);
  const out = new Float64Array(61 * 61);
  const [middle, beside] = [30 * 61 + 30, 30 * 61 + 34];
  const moments = { square: 0, neighbors: 0, axes: 0 };
  const count = 4000;
  for (let seed = 0; seed < count; seed++) {
    const [[x = NaN, next = NaN] = [], [y = NaN] = []] = ramps.map((ramp) => {
      change(ramp, out, createRandom(seed));
      return [middle, beside].map((at) => (out[at] ?? NaN) - (ramp[at] ?? NaN));
    });
    moments.square += (x * x + y * y) / 2 / count;
    moments.neighbors += (x * next) / count;
    moments.axes += (x * y) / count;
  }
  const variance = ((20 * 0.163) / 3) ** 2;
  // Several standard errors of 4,000 windows into one field, of which some hundred do not overlap.
  expect(Math.abs(moments.square / variance - 1)).toBeLessThan(0.15);
  // Noise behind a Gaussian is correlated by exp(−r² / 4σ²).
  expect(Math.abs(moments.neighbors / moments.square - Math.exp(-16 / 36))).toBeLessThan(0.1);
  expect(Math.abs(moments.axes / moments.square)).toBeLessThan(0.1);
});

describe('the weight of mixup', () => {
  // Beta(α, α) has the mean 1/2 and the variance 1 / (4·(2α + 1)).
  test.each([0.05, 0.2, 0.5, 1])('has the moments of Beta(α, α) for α = %d', (alpha) => {
    const { weight } = mixup.create({ alpha });
    const random = createRandom(11);
    const weights = Array.from({ length: 20_000 }, () => weight(random));
    const mean = weights.reduce((sum, each) => sum + each, 0) / weights.length;
    const variance = weights.reduce((sum, each) => sum + (each - mean) ** 2, 0) / weights.length;
    expect(mean).toBeCloseTo(0.5, 1);
    expect(variance).toBeCloseTo(1 / (4 * (2 * alpha + 1)), 2);
    expect(weights.every((each) => each >= 0 && each <= 1)).toBe(true);
  });
});

test.each([
  ['rotate', { degrees: 200 }, 'augmentation "rotate": degrees must be a number from 0 to 180, got 200.'],
  ['scale', { range: 1 }, 'augmentation "scale": range must be a number from 0 to 0.9, got 1.'],
  ['crop', { padding: 1.5 }, 'augmentation "crop": padding must be a whole number from 0 to 1000, got 1.5.'],
  ['mixup', { alpha: 0 }, 'augmentation "mixup": alpha must be a number from 0.05 to 1, got 0.'],
  ['shift', { fill: 'edges' }, 'augmentation "shift": fill must be one of zero, edge, got "edges".'],
])('%s refuses %o', (name, options, message) => {
  expect(() => resolve(name, options)).toThrow(expect.objectContaining({ message }));
});
