import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Backend, Shape, Tensor } from '@vitrum/core';
import type { Conv2dForwardOperands, Conv2dOperands } from '@vitrum/core/internal';
import { createTensor, sizeOf } from '@vitrum/tensor';
import { operations } from '@vitrum/tensor/operations';
import { activations } from './support/activations.ts';
import { backends, createServedAlone, createServing } from './support/backends.ts';
import { drawing, drawn, firstOutside, gamma, magnitudes, widened } from './support/tensors.ts';

interface Convolution {
  readonly input: Shape;
  readonly weights: Shape;
  readonly out: Shape;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: readonly [top: number, left: number];
}

const [, relu, leaky] = activations;
if (relu === undefined || leaky === undefined) throw new Error('there are five activations');

/** Sides of everything; the output is as large as the windows allow, with `after` rows and columns of zeros behind the picture. */
const convolutions: fc.Arbitrary<Convolution> = fc.record({
  batch: fc.integer({ min: 1, max: 5 }),
  height: fc.integer({ min: 1, max: 12 }),
  width: fc.integer({ min: 1, max: 14 }),
  kernel: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 })),
  groups: fc.constantFrom(1, 1, 1, 2, 3),
  groupChannels: fc.constantFrom(1, 1, 2, 3, 4, 5, 9, 16),
  groupFilters: fc.constantFrom(1, 2, 3, 4, 7, 8, 9, 16, 21, 35),
  stride: fc.constantFrom(1, 1, 1, 2, 3),
  dilation: fc.constantFrom(1, 1, 2, 3),
  padding: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })),
  after: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })),
}).map(({ batch, height, width, kernel, groups, groupChannels, groupFilters, stride, dilation, padding, after }) => {
  const places = (length: number, side: 0 | 1): number =>
    Math.max(1, Math.floor((length + padding[side] + after[side] - (kernel[side] - 1) * dilation - 1) / stride) + 1);
  const filters = groups * groupFilters;
  return {
    input: [batch, height, width, groups * groupChannels],
    weights: [...kernel, groupChannels, filters],
    out: [batch, places(height, 0), places(width, 1), filters],
    stride, dilation, padding,
  };
});

/** The layers of small networks for pictures: one and three channels, wide ones, a stride, depthwise, a single place. */
const layers: readonly Convolution[] = [
  { input: [9, 28, 28, 1], weights: [3, 3, 1, 16], out: [9, 28, 28, 16], stride: 1, dilation: 1, padding: [1, 1] },
  { input: [9, 14, 14, 16], weights: [3, 3, 16, 32], out: [9, 14, 14, 32], stride: 1, dilation: 1, padding: [1, 1] },
  { input: [2, 32, 32, 3], weights: [5, 5, 3, 20], out: [2, 28, 28, 20], stride: 1, dilation: 1, padding: [0, 0] },
  { input: [2, 17, 17, 40], weights: [3, 3, 40, 24], out: [2, 9, 9, 24], stride: 2, dilation: 1, padding: [1, 1] },
  { input: [2, 15, 13, 24], weights: [3, 3, 1, 24], out: [2, 15, 13, 24], stride: 1, dilation: 1, padding: [1, 1] },
  { input: [3, 4, 4, 130], weights: [1, 1, 130, 70], out: [3, 4, 4, 70], stride: 1, dilation: 1, padding: [0, 0] },
  { input: [2, 16, 16, 3], weights: [4, 4, 3, 12], out: [2, 4, 4, 12], stride: 4, dilation: 1, padding: [0, 0] },
];
/** Windows of 3 × 3 in batches that are transformed: odd sides, where squares of places stand out, every padding, every number of tiles. */
const transformed: fc.Arbitrary<Convolution> = fc.record({
  batch: fc.integer({ min: 8, max: 10 }), height: fc.integer({ min: 3, max: 9 }), width: fc.integer({ min: 3, max: 9 }),
  channels: fc.constantFrom(8, 12, 16, 20), filters: fc.constantFrom(8, 16, 24), top: fc.integer({ min: 0, max: 3 }), left: fc.integer({ min: 0, max: 3 }),
  after: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
}).map(({ batch, height, width, channels, filters, top, left, after }) => ({
  input: [batch, height, width, channels],
  weights: [3, 3, channels, filters],
  out: [batch, height + top + after[0] - 2, width + left + after[1] - 2, filters],
  stride: 1, dilation: 1, padding: [top, left],
}));

const isTransformed = ({ input: [batch = 0, , , channels = 0], weights: [rows, columns, groupChannels, filters = 0], stride, dilation }: Convolution): boolean =>
  batch >= 8 && rows === 3 && columns === 3 && channels >= 8 && channels === groupChannels && filters % 8 === 0 && stride === 1 && dilation === 1;

const anyConvolution = fc.oneof({ weight: 20, arbitrary: convolutions }, { weight: 1, arbitrary: fc.constantFrom(...layers) });
const zeroShare = fc.constantFrom(0, 0.5, 0.85, 0.99, 1);

function prepare<Name extends 'conv2d' | 'conv2d-input' | 'conv2d-weights'>(
  backend: Backend, operation: Name, operands: Name extends 'conv2d' ? Conv2dForwardOperands : Conv2dOperands,
): () => void {
  const kernel = backend.prepare(operation, operands);
  if (kernel === undefined) throw new Error(`the backend has no kernel for ${operation} of ${operands.input.shape.join(' × ')}`);
  return kernel;
}

interface Exact {
  readonly sums: Tensor;
  readonly bounds: Tensor;
}

/** Every build is given the same numbers, so the exact sums are worked out once. */
const known = new Map<string, Exact>();

/**
 * The result of an operation in 64 bits, and of the same operation on the magnitudes.
 *
 * @param drawnFrom - What the operands are drawn from.
 */
function exactly(operation: 'conv2d' | 'conv2d-input' | 'conv2d-weights', operands: Conv2dForwardOperands, written: 'input' | 'weights' | 'out', drawnFrom: readonly unknown[]): Exact {
  const key = JSON.stringify([operation, ...drawnFrom]);
  const exact = known.get(key) ?? workOut(operation, operands, written);
  known.set(key, exact);
  return exact;
}

function workOut(operation: 'conv2d' | 'conv2d-input' | 'conv2d-weights', operands: Conv2dForwardOperands, written: 'input' | 'weights' | 'out'): Exact {
  const result = (see: (tensor: Tensor) => Tensor): Tensor => {
    const { input, weights, out, bias, stride, dilation, padding } = operands;
    const fresh = createTensor(operands[written].shape, 'float64');
    const seen = { input: see(input), weights: see(weights), out: see(out), ...(bias && { bias: see(bias) }), [written]: fresh };
    operations[operation].reference({ ...seen, stride, ...(dilation !== undefined && { dilation }), padding })();
    return fresh;
  };
  return { sums: result(widened), bounds: result(magnitudes) };
}

describe.each(backends)('%s', (_build, backend) => {
  /** Tensors of a convolution; what is written to is NaN before, with numbers behind it that must stay. */
  function tensorsOf({ input, weights, out, ...places }: Convolution, seed: number, zeros: number, gradientZeros: number) {
    const tensors = {
      input: drawn(backend, input, drawing(seed, zeros)),
      weights: drawn(backend, weights, drawing(seed + 1, 0)),
      out: drawn(backend, out, drawing(seed + 2, gradientZeros)),
      bias: drawn(backend, weights.slice(3), drawing(seed + 3, 0)),
    };
    return { ...tensors, ...places, release: () => Object.values(tensors).forEach((tensor) => backend.memory.release(tensor)) };
  }

  function expectWithin(actual: Tensor, { sums, bounds }: Exact, terms: number): void {
    expect(firstOutside(actual, sums, (i) => gamma(terms + 2) * (bounds.data[i] ?? 0))).toBeUndefined();
  }

  const checkForward = (convolution: Convolution, seed: number, zeros: number): void => {
    const { release, ...operands } = tensorsOf(convolution, seed, zeros, 0);
    operands.out.data.fill(NaN);
    prepare(backend, 'conv2d', operands)();
    const { sums, bounds } = exactly('conv2d', operands, 'out', [convolution, seed, zeros]);
    // A transformed square adds up what neighbors see as well.
    let largest = 0;
    for (const bound of bounds.data) largest = Math.max(largest, bound);
    const reach = isTransformed(convolution) ? { ...bounds, data: bounds.data.map(() => 4 * largest) } : bounds;
    expectWithin(operands.out, { sums, bounds: reach }, sizeOf(convolution.weights.slice(0, 3)) + 1);
    release();
  };
  const checkInput = (convolution: Convolution, seed: number, gradientZeros: number): void => {
    const { release, bias: _bias, ...operands } = tensorsOf(convolution, seed, 0, gradientZeros);
    operands.input.data.fill(NaN);
    prepare(backend, 'conv2d-input', operands)();
    const { weights } = convolution;
    expectWithin(operands.input, exactly('conv2d-input', operands, 'input', [convolution, seed, gradientZeros]), sizeOf([...weights.slice(0, 2), ...weights.slice(3)]));
    release();
  };
  const checkWeights = (convolution: Convolution, seed: number, zeros: number, gradientZeros: number): void => {
    const { release, bias: _bias, ...operands } = tensorsOf(convolution, seed, zeros, gradientZeros);
    operands.weights.data.fill(NaN);
    prepare(backend, 'conv2d-weights', operands)();
    expectWithin(operands.weights, exactly('conv2d-weights', operands, 'weights', [convolution, seed, zeros, gradientZeros]), sizeOf(convolution.out.slice(0, 3)));
    release();
  };

  test('conv2d is within the rounding bound of the exact sum', () => {
    fc.assert(fc.property(anyConvolution, fc.nat(), zeroShare, checkForward), { seed: 1, numRuns: 150 });
  });

  test('conv2d of transformed windows is within the rounding bound of what their square sees', () => {
    fc.assert(fc.property(transformed, fc.nat(), zeroShare, checkForward), { seed: 5, numRuns: 60 });
  });

  test('conv2d-input is within the rounding bound of the exact sum', () => {
    fc.assert(fc.property(anyConvolution, fc.nat(), zeroShare, checkInput), { seed: 2, numRuns: 150 });
  });

  test('conv2d-weights is within the rounding bound of the exact sum', () => {
    fc.assert(fc.property(anyConvolution, fc.nat(), zeroShare, zeroShare, checkWeights), { seed: 3, numRuns: 150 });
  });

  test.each(layers)('the layer on $input with $weights, dense and with zeros', (layer) => {
    for (const zeros of [0, 0.85]) {
      checkForward(layer, 1, zeros);
      checkInput(layer, 2, zeros);
      checkWeights(layer, 3, zeros, zeros);
    }
  });

  test('an activation is applied to the result, by kernel or by its own function', () => {
    const { kernel: _kernel, ...plain } = relu;
    for (const [layer, activation] of layers.slice(0, 2).flatMap((each) => [...activations, plain].map((activation) => [each, activation] as const))) {
      const { release, ...operands } = tensorsOf(layer, 7, 0.5, 0);
      const [a, expected] = [drawn(backend, layer.out, () => NaN), drawn(backend, layer.out, () => NaN)];
      prepare(backend, 'conv2d', { ...operands, then: { activation, out: a } })();
      operations.activate.reference({ activation, z: operands.out, a: expected })();
      expect(firstOutside(a, expected, (i) => 4e-7 * Math.abs(expected.data[i] ?? 0))).toBeUndefined();
      release();
    }
  });

  test('nothing beside the result is written', () => {
    const property = fc.property(fc.oneof({ weight: 3, arbitrary: convolutions }, { weight: 1, arbitrary: transformed }), fc.nat(), zeroShare, (convolution, seed, zeros) => {
      const beside = (shape: Shape): Tensor => drawn(backend, [(shape[0] ?? 0) + 1, ...shape.slice(1)], () => 7);
      const { release, bias: _bias, ...operands } = tensorsOf(convolution, seed, zeros, zeros);
      const cases = [['conv2d', 'out'], ['conv2d-input', 'input'], ['conv2d-weights', 'weights']] as const;
      for (const [operation, written] of cases) {
        const whole = beside(convolution[written]);
        prepare(backend, operation, { ...operands, [written]: backend.memory.rows(whole, convolution[written][0] ?? 0) })();
        const rest = [...whole.data.subarray(sizeOf(convolution[written]))];
        backend.memory.release(whole);
        expect(rest).toEqual(rest.map(() => 7));
      }
      release();
    });
    fc.assert(property, { seed: 4, numRuns: 60 });
  });

  test('NaN in the input or the gradient reaches every sum that it is part of, where no zero meets it', () => {
    for (const zeros of [0, 0.9]) {
      const { release, bias: _bias, ...operands } = tensorsOf({ ...(layers[1] ?? fail()), padding: [1, 1] }, 5, 0, zeros);
      const middle = 5 * 14 * 32 + 7 * 32 + 3;
      operands.out.data[middle] = NaN;
      prepare(backend, 'conv2d-weights', operands)();
      const areNaN = Array.from(operands.weights.data, (x) => Number.isNaN(x));
      expect(areNaN).toEqual(areNaN.map((_, i) => i % 32 === 3));
      operands.weights.data.fill(1);
      prepare(backend, 'conv2d-input', operands)();
      const reached = operands.input.data.filter((x) => Number.isNaN(x)).length;
      expect(reached).toBe(3 * 3 * 16);
      release();
    }
  });

  test('an odd operand is left to the reference, which says what is wrong with it', () => {
    const [input, weights, out] = [[2, 5, 5, 4], [3, 3, 3, 8], [2, 5, 5, 8]].map((shape) => backend.memory.allocate(shape, 'float32'));
    if (!input || !weights || !out) throw new Error('three tensors were made');
    for (const operation of ['conv2d', 'conv2d-input', 'conv2d-weights'] as const) {
      expect(backend.prepare(operation, { input, weights, out, stride: 1, padding: [1, 1] })).toBeUndefined();
    }
  });
});

function fail(): never {
  throw new Error('there are layers');
}

/** The bits of all that a layer computes. */
function bitsOf(backend: Backend, { input, weights, out, ...places }: Convolution, zeros: number): readonly Uint32Array[] {
  const x = drawn(backend, input, drawing(1, zeros));
  const w = drawn(backend, weights, drawing(2, 0));
  const g = drawn(backend, out, drawing(3, zeros));
  const [z, dx, dw] = [out, input, weights].map((shape) => backend.memory.allocate(shape, 'float32'));
  if (!z || !dx || !dw) throw new Error('three tensors were made');
  prepare(backend, 'conv2d', { input: x, weights: w, out: z, ...places })();
  prepare(backend, 'conv2d-input', { input: dx, weights: w, out: g, ...places })();
  prepare(backend, 'conv2d-weights', { input: x, weights: dw, out: g, ...places })();
  const results = [z, dx, dw].map(({ data }) => new Uint32Array(data.slice().buffer));
  for (const tensor of [x, w, g, z, dx, dw]) backend.memory.release(tensor);
  return results;
}

/** Where the bits differ first, by result; −1 where they are the same. */
const firstDifferences = (actual: readonly Uint32Array[], expected: readonly Uint32Array[]): readonly number[] =>
  expected.map((bits, i) => bits.findIndex((word, at) => word !== actual[i]?.[at]));

describe.each([
  ['relaxed', false],
  ['plain', true],
])('%s', (_build, deterministic) => {
  const opened: Backend[] = [];
  afterAll(() => opened.forEach((backend) => backend.close()));

  test.each([[0], [0.85]])('any number of threads, and threads alone, give the bits of one: zeros %d', async (zeros) => {
    const [one, two, three] = [await createServing(1, deterministic), await createServing(2, deterministic), await createServing(3, deterministic)];
    const alone = await createServedAlone(2, deterministic);
    opened.push(two, three, alone.backend);
    for (const layer of layers) {
      const large = { ...layer, input: [18, ...layer.input.slice(1)], out: [18, ...layer.out.slice(1)] };
      const expected = bitsOf(one, large, zeros);
      for (const backend of [two, three, alone.backend]) expect(firstDifferences(bitsOf(backend, large, zeros), expected)).toEqual([-1, -1, -1]);
    }
    expect(alone.chunksDone()).toBeGreaterThan(20);
  });
});
