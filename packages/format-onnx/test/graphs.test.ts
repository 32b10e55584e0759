import { readdirSync, readFileSync } from 'node:fs';
import { isVitrumError } from '@vitrum/core';
import { onnx } from '@vitrum/format-onnx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparison, fileOf, type Graph } from './make-graph.ts';

const one = (opType: string, attributes = {}, extra: Partial<Graph> = {}): Graph => ({ nodes: [[opType, ['input'], 'output', attributes]], shape: [5], ...extra });
const picture = [4, 6, 5];

/** Graphs that become layers; what ONNX Runtime computes is the oracle. */
const taken: readonly [name: string, graph: Graph, layers: readonly string[]][] = [
  ['a graph that does nothing', one('Identity'), ['activation']],
  ...['Relu', 'Tanh', 'Sigmoid', 'Elu', 'Selu', 'Softplus', 'Softsign', 'Exp', 'LeakyRelu'].map((name): [string, Graph, string[]] => [name, one(name), ['activation']]),
  ['HardSigmoid with other numbers', one('HardSigmoid', { alpha: { float: 1 / 6 }, beta: { float: 0.5 } }), ['activation']],
  ['Clip to [0, 6] in an older version', one('Clip', { min: { float: 0 }, max: { float: 6 } }, { opset: 6 }), ['activation']],
  ['Celu of 1', one('Celu'), ['activation']],
  ['PRelu with one slope', { nodes: [['PRelu', ['input', 's'], 'output']], shape: [5], tensors: { s: { floats: [0.3] } } }, ['activation']],
  ['a swish of two nodes', { nodes: [['Mul', ['input', 'b'], 's'], ['Sigmoid', ['s'], 'g'], ['Mul', ['g', 'input'], 'output']], shape: [5], tensors: { b: { floats: [1.702] } } }, ['activation']],
  ['a ReLU as a maximum', { nodes: [['Max', ['input', 'z'], 'output']], shape: [5], tensors: { z: { floats: [0] } } }, ['activation']],
  ['a Gaussian', { nodes: [['Pow', ['input', 'two'], 'p'], ['Neg', ['p'], 'n'], ['Exp', ['n'], 'output']], shape: [5], tensors: { two: { floats: [2] } } }, ['activation']],
  ['two activations one behind the other', { nodes: [['Tanh', ['input'], 't'], ['Softplus', ['t'], 'output']], shape: [5] }, ['activation', 'activation']],
  ['a factor and an offset', { nodes: [['Mul', ['a', 'input'], 'm'], ['Sub', ['b', 'm'], 's'], ['Relu', ['s'], 'output']], shape: [5], tensors: { a: { floats: [2] }, b: { floats: [0.5] } } }, ['batch-norm', 'activation']],
  ['numbers for every channel', { nodes: [['Div', ['input', 'd'], 'm'], ['GlobalAveragePool', ['m'], 'g'], ['Flatten', ['g'], 'output']], shape: picture, tensors: { d: { shape: [4, 1, 1] } } }, ['batch-norm', 'global-average-pool']],
  ['MatMul and Add', { nodes: [['MatMul', ['input', 'w'], 'z'], ['Add', ['b', 'z'], 'y'], ['Relu', ['y'], 'output']], shape: [5], tensors: { w: { shape: [5, 3] }, b: { shape: [3] } } }, ['dense']],
  ['MatMul along a sequence', { nodes: [['MatMul', ['input', 'w'], 'z'], ['Flatten', ['z'], 'f'], ['Gemm', ['f', 'v'], 'output']], shape: [6, 5], tensors: { w: { shape: [5, 3] }, v: { shape: [18, 2] } } }, ['conv1d', 'flatten', 'dense']],
  ['a folded shape', { nodes: [['Shape', ['input'], 's'], ['Gather', ['s', 'zero'], 'n'], ['Concat', ['n', 'rest'], 'c', { axis: 0 }], ['Reshape', ['input', 'c'], 'r'], ['Gemm', ['r', 'w'], 'output']], shape: picture, tensors: { zero: { ints: [0] }, rest: { ints: [-1] }, w: { shape: [120, 2] } } }, ['flatten', 'dense']],
  ['Conv, window not square, padded on one side', { nodes: [['Conv', ['input', 'w'], 'output', { kernel_shape: [3, 2], pads: [2, 0, 0, 1] }]], shape: picture, tensors: { w: { shape: [3, 4, 3, 2] } } }, ['conv2d']],
  ['Conv with stride 2, padded as PyTorch does', { nodes: [['Conv', ['input', 'w'], 'output', { pads: [1, 1, 1, 1], strides: [2, 2] }]], shape: [4, 6, 8], tensors: { w: { shape: [3, 4, 3, 3] } } }, ['conv2d']],
  ['Pad before Conv', { nodes: [['Pad', ['input', 'p'], 'q'], ['Conv', ['q', 'w'], 'output']], shape: picture, tensors: { p: { ints: [0, 0, 1, 1, 0, 0, 1, 1] }, w: { shape: [3, 4, 3, 3] } } }, ['conv2d']],
  ['ConvTranspose with groups and dilation', { nodes: [['ConvTranspose', ['input', 'w', 'b'], 'output', { group: 2, dilations: [2, 2], strides: [2, 2] }]], shape: picture, tensors: { w: { shape: [4, 3, 3, 3] }, b: { shape: [6] } } }, ['transposed-conv2d']],
  ['a mean with the zeros around it', { nodes: [['AveragePool', ['input'], 'output', { kernel_shape: [3, 3], pads: [1, 1, 1, 1], count_include_pad: 1 }]], shape: picture }, ['conv2d']],
  ['a maximum of the whole picture', { nodes: [['GlobalMaxPool', ['input'], 'g'], ['Flatten', ['g'], 'output']], shape: [4, 5, 5] }, ['max-pool2d', 'flatten']],
  ['InstanceNormalization', { nodes: [['InstanceNormalization', ['input', 's', 'b'], 'output']], shape: picture, tensors: { s: { shape: [4] }, b: { shape: [4] } } }, ['group-norm']],
  ['GroupNormalization', { nodes: [['GroupNormalization', ['input', 's', 'b'], 'output', { num_groups: 2 }]], shape: picture, tensors: { s: { shape: [4] }, b: { shape: [4] } }, opset: 21 }, ['group-norm']],
  ['Gelu and Mish of newer versions', { nodes: [['Gelu', ['input'], 'g'], ['Mish', ['g'], 'output']], shape: [5], opset: 20 }, ['activation', 'activation']],
  ['Resize by half pixels', { nodes: [['Resize', ['input', '', 's'], 'output']], shape: picture, tensors: { s: { floats: [1, 1, 3, 3] } } }, ['upsample2d']],
  ['Upsample of an older version', { nodes: [['Upsample', ['input', 's'], 'output']], shape: picture, tensors: { s: { floats: [1, 1, 2, 2] } }, opset: 9 }, ['upsample2d']],
  ['branches side by side', { nodes: [['Conv', ['input', 'w'], 'a'], ['Relu', ['input'], 'b'], ['Concat', ['a', 'b'], 'output', { axis: 1 }]], shape: picture, tensors: { w: { shape: [2, 4, 1, 1] } } }, ['conv2d', 'activation', 'concat']],
  ['a sum of three', { nodes: [['Tanh', ['input'], 'a'], ['Relu', ['input'], 'b'], ['Gemm', ['input', 'w'], 'c'], ['Sum', ['a', 'b', 'c'], 'output']], shape: [5], tensors: { w: { shape: [5, 5] } } }, ['dense', 'activation', 'activation', 'add']],
  ['a row as its shares in an older version', { nodes: [['Flatten', ['input'], 'f'], ['Softmax', ['f'], 'output']], shape: [6], opset: 11 }, ['activation']],
  ['shares of channels', { nodes: [['Conv', ['input', 'w'], 'c'], ['Softmax', ['c'], 'output', { axis: 1 }]], shape: picture, tensors: { w: { shape: [3, 4, 1, 1] } } }, ['conv2d']],
  ['a residual around an activation of one node', { nodes: [['Relu', ['input'], 'r'], ['Gemm', ['r', 'w'], 'g'], ['Add', ['g', 'r'], 'output']], shape: [5], tensors: { w: { shape: [5, 5] } } }, ['activation', 'dense', 'add']],
];

test.each(taken)('%s becomes layers', async (_name, graph, layers) => {
  const found = await comparison(fileOf(graph), graph.shape);
  expect(found.difference).toBeLessThan(1e-5);
  expect(found.layers).toEqual(layers);
});

const folder = new URL('files/', import.meta.url);
const shapes: Readonly<Record<string, readonly number[]>> = { 'hand-keras.onnx': [8, 8, 3], 'hand-opset-7.onnx': [2, 6, 4] };

test.each(readdirSync(folder).filter((name) => name.startsWith('hand-')))('%s, of forms that are rare today, is read', async (name) => {
  expect((await comparison(readFileSync(new URL(name, folder)), shapes[name] ?? [4])).difference).toBeLessThan(1e-5);
});

/** Graphs that no layers stand for: the error says the operator, the node and what to do. */
const refused: readonly [name: string, graph: Graph, message: string][] = [
  ['recurrence', one('LSTM'), 'no layer stands for LSTM("output")'],
  ['a misspelled operator', one('Rellu'), 'no layer stands for Rellu("output")'],
  ['logarithms of shares', one('LogSoftmax'), 'LogSoftmax("output") gives logarithms'],
  ['an activation that is none', one('HardSwish'), 'up to HardSwish("output") is none of the activations'],
  ['a gate', { nodes: [['Gemm', ['input', 'w'], 'a'], ['Mul', ['a', 'input'], 'output']], shape: [5], tensors: { w: { shape: [5, 5] } } }, 'Mul("output") combines two computed values'],
  ['a maximum with windows elsewhere', { nodes: [['MaxPool', ['input'], 'output', { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] }]], shape: [4, 6, 6] }, 'has windows that no layer has'],
  ['unequal strides', { nodes: [['Conv', ['input', 'w'], 'output', { strides: [1, 2] }]], shape: picture, tensors: { w: { shape: [3, 4, 1, 1] } } }, 'another stride along the height'],
  ['a part of a picture', { nodes: [['Slice', ['input', 'i', 'i'], 'output']], shape: picture, tensors: { i: { ints: [1] } } }, 'Slice("output") takes a part of a computed value'],
  ['a turned picture', { nodes: [['Transpose', ['input'], 't', { perm: [0, 1, 3, 2] }], ['Conv', ['t', 'w'], 'output']], shape: picture, tensors: { w: { shape: [3, 4, 1, 1] } } }, 'whose axes were turned'],
  ['a turned output', { nodes: [['Transpose', ['input'], 't', { perm: [0, 3, 2, 1] }], ['Relu', ['t'], 'output']], shape: picture }, 'the axes of its output were turned'],
  ['moments of the batch', { nodes: [['BatchNormalization', ['input', 's', 's', 's', 's'], 'output', { training_mode: 1 }]], shape: [5], tensors: { s: { shape: [5] } } }, 'normalizes by the moments of the batch'],
  ['rounding', { nodes: [['Relu', ['input'], 'r'], ['Cast', ['r'], 'output', { to: 7 }]], shape: [5] }, 'Cast("output") rounds what layers compute'],
  ['a matrix for every sample', { nodes: [['MatMul', ['input', 'w'], 'output']], shape: [5], tensors: { w: { shape: [2, 5, 3] } } }, 'has a matrix of shape [2, 5, 3]'],
  ['the batch as an axis', { nodes: [['Transpose', ['input'], 'output', { perm: [1, 0] }]], shape: [5] }, 'turns the axes [1, 0], the batch among them'],
  ['two outputs', { nodes: [['Relu', ['input'], 'output'], ['Tanh', ['input'], 'other']], shape: [5], outputs: ['output', 'other'] }, 'it has 2 outputs: output, other'],
];

test.each(refused)('%s is refused with its reason', async (_name, graph, message) => {
  const error: unknown = await onnx.read(fileOf(graph)).catch((thrown: unknown) => thrown);
  expect(isVitrumError(error) && [error.code, error.message.includes(message) || error.message, error.hint.length > 20]).toEqual(['VITRUM_UNSUPPORTED_MODEL', true, true]);
});

const doubled = Array.from({ length: 40 }, (_, i): Graph['nodes'][number] => ['Concat', [`c${i}`, `c${i}`], `c${i + 1}`, { axis: 0 }]);

/** Graphs that ONNX does not allow, and those that would take far more memory than they have bytes. */
const damaged: readonly [name: string, graph: Graph, code: string, message: string][] = [
  ['a circle', { nodes: [['Add', ['input', 'b'], 'a'], ['Relu', ['a'], 'b'], ['Relu', ['b'], 'output']], shape: [5] }, 'VITRUM_INVALID_MODEL', 'the graph has a circle, or is not in order'],
  ['a value that nothing gives', { nodes: [['Relu', ['nothing'], 'output']], shape: [5] }, 'VITRUM_INVALID_MODEL', 'Relu("output") reads "nothing", which nothing gives'],
  ['an output that nothing gives', { nodes: [['Relu', ['input'], 'a']], shape: [5] }, 'VITRUM_INVALID_MODEL', 'no node gives its output "output"'],
  ['a value given twice', { nodes: [['Relu', ['input'], 'output'], ['Tanh', ['input'], 'output']], shape: [5] }, 'VITRUM_INVALID_MODEL', 'two nodes give the value "output"'],
  ['a negative axis', one('Relu', {}, { shape: [-5] }), 'VITRUM_INVALID_MODEL', 'its input "input" has the shape [batch, -5]'],
  ['a huge input', one('Relu', {}, { shape: [2 ** 40, 2 ** 40] }), 'VITRUM_INVALID_MODEL', 'its input "input" has the shape'],
  ['a matrix of another size', { nodes: [['MatMul', ['input', 'w'], 'output']], shape: [5], tensors: { w: { shape: [4, 3] } } }, 'VITRUM_INVALID_MODEL', 'multiplies samples of shape [5] with a matrix [4, 3]'],
  ['a huge window', { nodes: [['Conv', ['input', 'w'], 'output', { pads: [1e9, 0, 0, 0] }]], shape: picture, tensors: { w: { shape: [3, 4, 1, 1] } } }, 'VITRUM_UNSUPPORTED_MODEL', 'whole numbers from 0 to 1024'],
  ['constants that double', { nodes: [...doubled, ['Add', ['input', 'c40'], 'output']], shape: [5], tensors: { c0: { floats: [1, 2] } } }, 'VITRUM_UNSUPPORTED_MODEL', 'far more numbers than the file holds'],
  ['a constant of a huge shape', { nodes: [['ConstantOfShape', ['s'], 'c'], ['Add', ['input', 'c'], 'output']], shape: [5], tensors: { s: { ints: [100_000, 100_000] } } }, 'VITRUM_UNSUPPORTED_MODEL', 'far more numbers than the file holds'],
];

test.each(damaged)('%s is a typed error', async (_name, graph, code, message) => {
  const error: unknown = await onnx.read(fileOf(graph)).catch((thrown: unknown) => thrown);
  expect(isVitrumError(error) && [error.code, error.message.includes(message) || error.message]).toEqual([code, true]);
});

const along = fc.record({ length: fc.integer({ min: 3, max: 9 }), size: fc.integer({ min: 1, max: 3 }), stride: fc.integer({ min: 1, max: 3 }), before: fc.integer({ min: 0, max: 2 }), after: fc.integer({ min: 0, max: 2 }), dilation: fc.integer({ min: 1, max: 2 }) });
const windows = fc.record({ y: along, x: along, op: fc.constantFrom('Conv', 'ConvTranspose', 'MaxPool', 'AveragePool'), isSquare: fc.boolean(), counts: fc.integer({ min: 0, max: 1 }) });

test('windows of any kind are computed as ONNX Runtime does, or refused', async () => {
  await fc.assert(fc.asyncProperty(windows, async ({ y, x: other, op, isSquare, counts }) => {
    const x = isSquare ? y : { ...other, stride: y.stride };
    const isConvolution = op.startsWith('Conv');
    fc.pre([y, x].every(({ length, size, before, after, dilation }) => length > (size - 1) * dilation && (isConvolution || Math.max(before, after) < size)));
    const attributes = {
      kernel_shape: [y.size, x.size], strides: [y.stride, x.stride], pads: [y.before, x.before, y.after, x.after],
      ...(isConvolution && { dilations: [y.dilation, x.dilation] }), ...(op === 'AveragePool' && { count_include_pad: counts }),
    };
    const graph: Graph = { nodes: [[op, isConvolution ? ['input', 'w'] : ['input'], 'output', attributes]], shape: [2, y.length, x.length], tensors: { w: { shape: [op === 'Conv' ? 3 : 2, op === 'Conv' ? 2 : 3, y.size, x.size] } } };
    const found = await comparison(fileOf(graph), graph.shape).catch((error: unknown) => {
      if (isVitrumError(error) && error.code === 'VITRUM_UNSUPPORTED_MODEL') return undefined;
      throw error;
    });
    expect(found?.difference ?? 0).toBeLessThan(1e-5);
  }), { numRuns: 60, seed: 20 });
});
