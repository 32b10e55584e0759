import { describe, expect, test } from 'vitest';
import { createVitrum } from 'vitrum';
import { createCost, createNetwork, createTensor, denseNetworkConfig, evaluate, referenceBackend, planTraining, Trainer } from 'vitrum/parts';
import { arrayDataset } from 'vitrum/data';
import { explainNeuron } from 'vitrum/inspect';
import { prepareOn } from '@vitrum/tensor';
import { activate } from '@vitrum/tensor/operations';

// What JavaScript can be given by mistake: a registry's definition, a name or nothing, where something made from it is needed. The
// compiler refuses each (test/types/typed-names.test-d.ts); here it is not asked.

const registry = createVitrum();
const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 1] }), { seed: 1 });
const xor = arrayDataset({ name: 'xor', inputs: [[0, 0], [0, 1]], targets: [[0], [1]] });
const data = { train: xor, test: xor };
const plan = planTraining(registry, {});
const definitions = {
  huber: registry.losses.get('huber'),
  adam: registry.optimizers.get('adam'),
  leakyRelu: registry.activations.get('leaky-relu'),
  spirals: registry.datasets.get('spirals'),
};
const unchecked = (value: unknown): never => value as never; // as JavaScript takes it

const wanted = (what: string): string => `needs ${what}, got the definition of`;

describe('a definition in the place of what is made from it is refused in words', () => {
  test.each<[string, () => unknown, string, string]>([
    ['createCost', () => createCost(network, unchecked(definitions.huber)), `The cost ${wanted('a loss')} "huber"`, "resolveReference(registry, 'loss', 'huber')"],
    ['createCost, of a name', () => createCost(network, unchecked('huber')), 'The cost needs a loss, got "huber"', "resolveReference(registry, 'loss', 'huber')"],
    ['createCost, of nothing', () => createCost(network, unchecked(undefined)), 'The cost needs a loss, got undefined', 'resolveReference'],
    ['explainNeuron', () => explainNeuron(registry, { network, loss: unchecked(definitions.huber), input: [0, 1], target: [1], layer: 0, unit: 0 }), `The cost ${wanted('a loss')} "huber"`, 'resolveReference'],
    ['Trainer, of a loss', () => new Trainer({ network, data, plan: { ...plan, loss: unchecked(definitions.huber) } }), `The cost ${wanted('a loss')} "huber"`, 'resolveReference'],
    ['Trainer, of an optimizer', () => new Trainer({ network, data, plan: { ...plan, optimizer: unchecked(definitions.adam) } }), `The trainer ${wanted('an optimizer')} "adam"`, "resolveReference(registry, 'optimizer', 'adam')"],
    ['Trainer, of a schedule', () => new Trainer({ network, data, plan: { ...plan, schedule: unchecked('cosine') } }), 'The trainer needs a schedule, got "cosine"', 'resolveReference'],
    ['Trainer, of a dataset', () => new Trainer({ network, data: unchecked(definitions.spirals), plan }), 'The samples of a dataset are needed, got undefined', 'definition.load(context)'],
    ['Trainer, of a part', () => new Trainer({ network, data: unchecked({ train: definitions.spirals, test: xor }), plan }), 'The samples of a dataset are needed, got the definition of "spirals"', 'definition.load(context)'],
    ['a kernel', () => prepareOn(referenceBackend)(activate, { activation: unchecked(definitions.leakyRelu), z: createTensor([2]), a: createTensor([2]) }), `The operation "activate" ${wanted('an activation')} "leaky-relu"`, "resolveReference(registry, 'activation', 'leaky-relu')"],
  ])('%s', (_what, give, message, hint) => {
    expect(give).toThrow(expect.objectContaining({ message: expect.stringContaining(message) as unknown, hint: expect.stringContaining(hint) as unknown }));
  });

  test('Trainer, of a metric', async () => {
    const trainer = new Trainer({ network, data, plan, metrics: unchecked(['accuracy']) });
    await expect(trainer.prepare()).rejects.toMatchObject({
      message: 'The list of metrics needs a metric, got "accuracy".',
      hint: expect.stringContaining("resolveReference(registry, 'metric', 'accuracy')") as unknown,
    });
  });

  test('evaluate', async () => {
    const given = evaluate({ network, dataset: unchecked(data), loss: plan.loss });
    await expect(given).rejects.toMatchObject({ code: 'VITRUM_INVALID_DATASET', message: 'The samples of a dataset are needed, got both of its parts, train and test, as one.' });
  });
});

test('what is made from a definition is taken', () => {
  const huber = definitions.huber.create({ delta: 2 });
  expect(createCost(network, { name: 'huber', ...huber }).isFromLogits).toBe(false);
});
