// A network that PyTorch trained on MNIST: imported, then taught other digits by a new head.
import { readFile } from 'node:fs/promises';
import { encodeModel, fitTensors } from '@vitrum/formats';
import { safetensors } from '@vitrum/format-safetensors';
import { createVitrum, loadDataset, openModel, train, type LayerConfig, type Model } from 'vitrum';
import { createNetwork, tensorFrom } from 'vitrum/parts';

const registry = createVitrum();
const convolutions: readonly LayerConfig[] = [
  { type: 'conv2d', filters: 8, kernelSize: 5, stride: 2, activation: 'relu' },
  { type: 'conv2d', filters: 16, kernelSize: 5, stride: 2, activation: 'relu' },
];
const layers: readonly LayerConfig[] = [...convolutions, { type: 'flatten' }, { type: 'dense', units: 10, activation: 'identity' }];

// A state dict has numbers without layers: those of a network of the same form are exchanged, in their order.
const { parameters } = await safetensors.read(await readFile(new URL('../data/pytorch-base.safetensors', import.meta.url)));
const likeIt = encodeModel(registry, createNetwork(registry, { inputShape: [28, 28], layers }));
const base = await openModel(fitTensors(registry, likeIt, parameters));
const ramp = tensorFrom([1, 28, 28], Float32Array.from({ length: 784 }, (_, i) => i / 784));
console.log(Array.from(base.network.forward(ramp).data, (output) => output.toFixed(3)).join(' ')); // as PyTorch says, see ../data/pytorch-base.py

// Digits that a program drew: 200 to learn from. With the convolutions of PyTorch, which stay as they are, and with none.
const dataset = await loadDataset({ type: 'synthetic-digits', train: 200, test: 500 });
const settings = { dataset, optimizer: 'adam', schedule: 'constant', learningRate: 0.01, batchSize: 20, epochs: 12, seed: 1, threads: 1 } as const;
const rightOf = ({ testMetrics }: Model): string => `${testMetrics['accuracy']?.toFixed(1)} %`;

console.log(`a new head on what PyTorch learned: ${rightOf(await train({ ...settings, base, freeze: 'all' }))}`);
console.log(`everything from the start: ${rightOf(await train({ ...settings, layers: convolutions }))}`);
