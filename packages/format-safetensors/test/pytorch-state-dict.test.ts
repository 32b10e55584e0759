import { readFile } from 'node:fs/promises';
import { decodeModel, encodeModel, fitTensors } from '@vitrum/formats';
import { safetensors } from '@vitrum/format-safetensors';
import { createVitrum } from 'vitrum';
import { createNetwork, tensorFrom } from 'vitrum/parts';
import { expect, test } from 'vitest';

const registry = createVitrum();
const network = createNetwork(registry, {
  inputShape: [8, 8],
  layers: [
    { type: 'conv2d', filters: 4 }, { type: 'batch-norm' }, { type: 'activation', activation: 'relu' }, { type: 'max-pool2d' },
    { type: 'flatten' }, { type: 'dense', units: 6 }, { type: 'dense', units: 6 },
  ],
});
const like = encodeModel(registry, network);
/** Printed by `files/pytorch-cnn.py`, with PyTorch 1.13.1. */
const outputs = [0.271841, 0.367535, -0.181075, -0.144278, -0.02777, -0.11695];
const names = {
  'net.0.weight': 'layers.0.weights', 'net.0.bias': 'layers.0.biases',
  'net.1.weight': 'layers.1.scale', 'net.1.bias': 'layers.1.shift', 'net.1.running_mean': 'layers.1.mean', 'net.1.running_var': 'layers.1.variance',
  'net.5.weight': 'layers.5.weights', 'net.5.bias': 'layers.5.biases', 'net.6.weight': 'layers.6.weights', 'net.6.bias': 'layers.6.biases',
};

async function stateDict() {
  return (await safetensors.read(await readFile(new URL('./files/pytorch-cnn.safetensors', import.meta.url)))).parameters;
}

test.each([['in their order', undefined], ['by names', names]] as const)('a state dict of PyTorch, taken %s, predicts what PyTorch does: behind a flatten and of square matrices too', async (_how, map) => {
  const model = fitTensors(registry, like, await stateDict(), map);
  const found = decodeModel(registry, model).forward(tensorFrom([1, 8, 8], Float32Array.from({ length: 64 }, (_, i) => i / 64)));
  for (const [i, value] of outputs.entries()) expect(Math.abs((found.data[i] ?? NaN) - value)).toBeLessThan(2e-6); // six digits are printed
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['a name that the file has not', { ...names, 'net.7.bias': 'layers.0.biases' }, 'The file has no tensor "net.7.bias".'],
  ['a name that the model has not', { ...names, 'net.6.bias': 'layers.6.bias' }, 'The model has no tensor "layers.6.bias".'],
  ['too few', { 'net.0.weight': 'layers.0.weights' }, "The names leave out 9 of the model's tensors: layers.0.biases, layers.1.scale"],
  ['other shapes', { ...names, 'net.0.weight': 'layers.5.weights', 'net.5.weight': 'layers.0.weights' }, 'The tensor "net.5.weight" of shape [6, 36] does not fit "layers.0.weights"'],
])('%s is refused', async (_name, map, message) => {
  const tensors = await stateDict();
  expect(() => fitTensors(registry, like, tensors, map)).toThrow(message);
});

test('taken in their order, all tensors that do not fit are named, not the first alone', async () => {
  const { 'net.0.weight': first = never(), 'net.5.weight': other = never(), ...rest } = await stateDict();
  const swapped = Object.fromEntries(Object.keys(await stateDict()).map((name) => [name, name === 'net.0.weight' ? other : name === 'net.5.weight' ? first : (rest[name] ?? never())]));
  expect(() => fitTensors(registry, like, swapped)).toThrow(expect.objectContaining({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: 'The tensor "net.0.weight" of shape [6, 36] does not fit "layers.0.weights", which is [3, 3, 1, 4]; the tensor "net.5.weight" of shape [4, 1, 3, 3] does not fit "layers.5.weights", which is [36, 6].',
    hint: expect.stringContaining('--names names.json'),
  }));
});

function never(): never {
  throw new Error('there is no such tensor');
}
