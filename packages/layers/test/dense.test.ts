import { describe, expect, test } from 'vitest';
import {
  createRegistry,
  defineActivation,
  definePlugin,
  resolveOptions,
  type Fan,
  type Layer,
  type LayerContext,
  type Shape,
} from '@vitrum/core';
import { dense, layersPlugin, zeros } from '@vitrum/layers';
import { createRandom, createTensor, referenceBackend, tensorFrom } from '@vitrum/tensor';

const square = defineActivation({ name: 'square', forward: (z) => z * z, derivative: (z) => 2 * z });
const identity = defineActivation({ name: 'identity', forward: (z) => z, derivative: () => 1 });

function contextOf(inputShape: Shape, changes: Partial<LayerContext> = {}): LayerContext {
  return { inputShape, backend: referenceBackend, random: createRandom(7), precision: 'float32', ...changes };
}

/** W = [1 3; 2 −1], a column for each unit: [1 2] and [3 −1]; b = [0.5 −1], a = z². */
function createExample(changes: Partial<LayerContext> = {}): Layer {
  const options = { units: 2, activation: square, weightInitializer: zeros, biasInitializer: zeros };
  const layer = dense.create(options, contextOf([2], changes));
  const [weights, biases] = layer.parameters;
  weights?.value.data.set([1, 3, 2, -1]);
  biases?.value.data.set([0.5, -1]);
  return layer;
}

const exampleInput = tensorFrom([2, 2], [1, 1, 2, -1]);

describe('a batch of two, worked out by hand', () => {
  // Sample 1: z = [1 + 2 + 0.5, 3 − 1 − 1] = [3.5, 1]; sample 2: z = [2 − 2 + 0.5, 6 + 1 − 1] = [0.5, 6].
  const z = [3.5, 1, 0.5, 6];
  const a = [12.25, 1, 0.25, 36];
  const outputGradient = tensorFrom([2, 2], [1, 2, -4, 0.5]);
  // dz = da ⊙ 2z = [1·7, 2·2; −4·1, 0.5·12]
  const dz = [7, 4, -4, 6];
  // ∂C/∂W = xᵀ·dz, by columns: 7·[1 1] − 4·[2 −1] = [−1 11] and 4·[1 1] + 6·[2 −1] = [16 −2]; ∂C/∂b = [7 − 4, 4 + 6]
  const weightGradient = [-1, 16, 11, -2];
  const biasGradient = [3, 10];
  // ∂C/∂x = dz·Wᵀ: 7·[1 2] + 4·[3 −1] and −4·[1 2] + 6·[3 −1]
  const inputGradient = [19, 10, 14, -14];

  test('forward gives a and keeps z and a', () => {
    const layer = createExample();
    const output = layer.forward(exampleInput, true);
    expect(output.shape).toEqual([2, 2]);
    expect([...output.data]).toEqual(a);
    expect(layer.a).toBe(output);
    expect([...(layer.z?.data ?? [])]).toEqual(z);
  });

  test('backward fills the gradients and keeps dz', () => {
    const layer = createExample();
    const input = createTensor([2, 2]);
    layer.forward(exampleInput, true);
    layer.backward(outputGradient, input);
    expect([...(layer.dz?.data ?? [])]).toEqual(dz);
    expect(layer.parameters.map(({ gradient }) => [...gradient.data])).toEqual([weightGradient, biasGradient]);
    expect([...input.data]).toEqual(inputGradient);
  });

  test('a second backward pass overwrites the gradients', () => {
    const layer = createExample();
    layer.forward(exampleInput, true);
    layer.backward(outputGradient, undefined);
    layer.backward(outputGradient, undefined);
    expect(layer.parameters.map(({ gradient }) => [...gradient.data])).toEqual([weightGradient, biasGradient]);
  });

  test('backwardFromLogits does the same from dz', () => {
    const layer = createExample();
    const input = createTensor([2, 2]);
    layer.forward(exampleInput, true);
    layer.backwardFromLogits?.(tensorFrom([2, 2], dz), input);
    expect([...(layer.dz?.data ?? [])]).toEqual(dz);
    expect(layer.parameters.map(({ gradient }) => [...gradient.data])).toEqual([weightGradient, biasGradient]);
    expect([...input.data]).toEqual(inputGradient);
  });
});

test('descend takes the step against the gradient that was worked out by hand', () => {
  const layer = createExample();
  layer.forward(exampleInput, true);
  layer.backward(tensorFrom([2, 2], [1, 2, -4, 0.5]), undefined);
  for (const parameter of layer.parameters) parameter.descend?.(0.5);
  // W = [1 3; 2 −1] − 0.5·[−1 16; 11 −2], b = [0.5 −1] − 0.5·[3 10]
  expect(layer.parameters.map(({ value }) => [...value.data])).toEqual([[1.5, -5, -3.5, 0], [-1, -6]]);
});

describe('a new layer', () => {
  test('has drawn its weights unit after unit, then its biases, with the same fan', () => {
    const fans: Fan[] = [];
    const counting = {
      name: 'counting',
      sample: (_random: unknown, fan: Fan) => fans.push(fan),
    };
    const options = { units: 2, activation: identity, weightInitializer: counting, biasInitializer: counting };
    const layer = dense.create(options, contextOf([3]));
    expect(layer.parameters.map(({ name, value }) => ({ name, shape: value.shape, values: [...value.data] }))).toEqual([
      { name: 'weights', shape: [3, 2], values: [1, 4, 2, 5, 3, 6] }, // a column for each unit
      { name: 'biases', shape: [2], values: [7, 8] },
    ]);
    expect(new Set(fans.map(({ fanIn, fanOut }) => `${fanIn} → ${fanOut}`))).toEqual(new Set(['3 → 2']));
  });

  test('has gradients of zero and nothing of a pass', () => {
    const layer = createExample();
    expect(layer.parameters.map(({ gradient }) => [...gradient.data])).toEqual([[0, 0, 0, 0], [0, 0]]);
    expect([layer.z, layer.a, layer.dz]).toEqual([undefined, undefined, undefined]);
    expect(layer.outputShape).toEqual([2]);
    expect(layer.activation).toBe(square);
  });

  test('has the defaults that its options name', () => {
    const registry = createRegistry([layersPlugin, definePlugin({ name: 'test', version: '1.0.0', activations: [identity] })]);
    const options = resolveOptions(registry, dense.options, { units: 4 }, 'layer "dense"');
    expect(options.activation).toBe(identity);
    expect(options.weightInitializer.name).toBe('glorot-uniform');
    expect(options.biasInitializer.name).toBe('zeros');
    expect(() => resolveOptions(registry, dense.options, { units: 0 }, 'layer "dense"')).toThrow(
      expect.objectContaining({
        code: 'VITRUM_INVALID_OPTION',
        message: 'layer "dense": units must be a whole number of at least 1, got 0.',
      }),
    );
  });

  test('has 64-bit numbers where asked', () => {
    const layer = createExample({ precision: 'float64' });
    const arrays = layer.parameters.flatMap(({ value, gradient }) => [value.data, gradient.data]);
    for (const array of [...arrays, layer.forward(exampleInput, false).data]) expect(array).toBeInstanceOf(Float64Array);
  });
});

describe('batches of different sizes', () => {
  const batchOf = (size: number) => {
    const random = createRandom(size);
    const fill = (): readonly number[] => Array.from({ length: 2 * size }, () => random.uniform(-1, 1));
    return { input: tensorFrom([size, 2], fill()), outputGradient: tensorFrom([size, 2], fill()) };
  };

  const passThrough = (layer: Layer, size: number) => {
    const { input, outputGradient } = batchOf(size);
    const inputGradient = createTensor([size, 2]);
    const output = layer.forward(input, true);
    layer.backward(outputGradient, inputGradient);
    return {
      shapes: [output.shape, layer.z?.shape, layer.dz?.shape],
      arrays: [output.data, layer.z?.data, layer.dz?.data, inputGradient.data].map((data) => [...(data ?? [])]),
      gradients: layer.parameters.map(({ gradient }) => [...gradient.data]),
    };
  };

  test('1, 5 and 2 leave no trace in each other', () => {
    const layer = createExample();
    for (const size of [1, 5, 2]) {
      const result = passThrough(layer, size);
      expect(result).toEqual(passThrough(createExample(), size));
      expect(result.shapes).toEqual([[size, 2], [size, 2], [size, 2]]);
    }
  });

  test('allocate only when a size is the largest so far', () => {
    const allocated: Shape[] = [];
    const backend: LayerContext['backend'] = {
      ...referenceBackend,
      allocate: (shape, precision) => {
        allocated.push(shape);
        return referenceBackend.allocate(shape, precision);
      },
    };
    const layer = createExample({ backend });
    allocated.length = 0;
    for (const size of [5, 2, 5, 1, 2]) passThrough(layer, size);
    expect(allocated).toEqual([[5, 2], [5, 2], [5, 2], [2, 2], [2]]); // z, a and dz; the gradients when they are first read
  });
});

describe('errors', () => {
  test.each([
    ['backward', (layer: Layer) => layer.backward(createTensor([1, 2]), undefined)],
    ['backwardFromLogits', (layer: Layer) => layer.backwardFromLogits?.(createTensor([1, 2]), undefined)],
  ])('%s before forward', (_name, run) => {
    expect(() => run(createExample())).toThrow(
      expect.objectContaining({ code: 'VITRUM_NO_FORWARD_PASS', message: 'backward() was called before forward().' }),
    );
  });

  test.each([
    [[28, 28], '[28, 28]'],
    [[], '[]'],
  ])('samples of shape %j', (inputShape, formatted) => {
    const options = { units: 2, activation: identity, weightInitializer: zeros, biasInitializer: zeros };
    expect(() => dense.create(options, contextOf(inputShape))).toThrow(
      expect.objectContaining({
        code: 'VITRUM_SHAPE_MISMATCH',
        message: `A dense layer takes vectors, got samples of shape ${formatted}.`,
      }),
    );
  });

  test('an input of another width', () => {
    expect(() => createExample().forward(createTensor([1, 3]), false)).toThrow(
      expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message: 'matmul cannot put [1, 3] · [2, 2] into [1, 2].' }),
    );
  });

  test('an output gradient of another batch', () => {
    const layer = createExample();
    layer.forward(exampleInput, true);
    expect(() => layer.backward(createTensor([3, 2]), undefined)).toThrow(
      expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message: 'activationBackward needs a tensor of shape [2, 2], got [3, 2].' }),
    );
  });

  test('dz of another batch', () => {
    const layer = createExample();
    layer.forward(exampleInput, true);
    expect(() => layer.backwardFromLogits?.(createTensor([3, 2]), undefined)).toThrow(
      expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message: 'backwardFromLogits needs a tensor of shape [2, 2], got [3, 2].' }),
    );
  });

  test('a gradient that nobody read before the next forward pass', () => {
    const layer = createExample();
    layer.forward(exampleInput, true);
    layer.backward(exampleInput, undefined);
    layer.forward(exampleInput, true);
    for (const parameter of layer.parameters) {
      expect(() => parameter.gradient).toThrow(
        expect.objectContaining({
          code: 'VITRUM_GRADIENT_NOT_KEPT',
          message: `The gradient of "${parameter.name}" was not read before the next forward pass, and is not kept beyond it.`,
        }),
      );
    }
  });
});
