// A network that PyTorch trained on MNIST: imported, then taught other digits by a new head.
import { readFile } from 'node:fs/promises';
import { decodeModel, encodeModel, fitTensors } from '@vitrum/formats';
import { safetensors } from '@vitrum/format-safetensors';
import { createVitrum, loadDataset, type LayerConfig } from 'vitrum';
import { createBackend, createNetwork, planTraining, tensorFrom, Trainer, type Network } from 'vitrum/parts';

const registry = createVitrum();
const inputShape = [28, 28];
const convolutions: readonly LayerConfig[] = [
  { type: 'conv2d', filters: 8, kernelSize: 5, stride: 2, activation: 'relu' },
  { type: 'conv2d', filters: 16, kernelSize: 5, stride: 2, activation: 'relu' },
];
const head = (activation: string): readonly LayerConfig[] => [{ type: 'flatten' }, { type: 'dense', units: 10, activation }];

// A state dict has numbers without layers: those of a network of the same form are exchanged, in their order.
const { parameters } = await safetensors.read(await readFile(new URL('../data/pytorch-base.safetensors', import.meta.url)));
const likeIt = encodeModel(registry, createNetwork(registry, { inputShape, layers: [...convolutions, ...head('identity')] }));
const base = decodeModel(registry, fitTensors(registry, likeIt, parameters));
const ramp = tensorFrom([1, 28, 28], Float32Array.from({ length: 784 }, (_, i) => i / 784));
console.log(Array.from(base.forward(ramp).data, (output) => output.toFixed(3)).join(' ')); // as PyTorch says, see ../data/pytorch-base.py

// Digits that a program drew: 200 to learn from. With the convolutions of PyTorch, which stay as they are, and with none.
const { train, test } = await loadDataset({ type: 'synthetic-digits', train: 200, test: 500 });
const backend = await createBackend(registry, { threads: 1 });
const plan = planTraining(registry, { loss: 'categorical-cross-entropy', optimizer: 'adam', learningRate: 0.01, batchSize: 20, epochs: 12 });

async function learn(first: readonly LayerConfig[], begin: (network: Network) => void): Promise<string> {
  const network = createNetwork(registry, { inputShape, layers: [...first, ...head('softmax')] }, { seed: 1, backend });
  begin(network);
  for await (const event of new Trainer({ network, data: { train, test }, plan }).run()) {
    if (event.type === 'done') return `${event.testAccuracy?.toFixed(1)} %`;
  }
  return 'not done';
}

const frozen = convolutions.map((layer) => ({ ...layer, trainable: false }));
const keep = (network: Network): void => {
  for (const { name, value } of network.parameters) if (/^layers\.[01]\./.test(name)) value.data.set(base.parameter(name).value.data);
};
console.log(`a new head on what PyTorch learned: ${await learn(frozen, keep)}`);
console.log(`everything from the start: ${await learn(convolutions, () => undefined)}`);
