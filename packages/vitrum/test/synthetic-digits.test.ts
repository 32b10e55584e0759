import { createVitrum } from 'vitrum';
import { createBackend, createNetwork, denseNetworkConfig, planTraining, Trainer } from 'vitrum/parts';
import { drawDigits } from 'vitrum/data';
import { expect, test } from 'vitest';

const registry = createVitrum();

// Drawn digits must teach something: what a network learned from some of them holds for others.
test('a network that saw 2,000 drawn digits reads nine of ten others', async () => {
  const data = { train: drawDigits({ count: 2000 }), test: drawDigits({ count: 1000, part: 'test' }) };
  const config = denseNetworkConfig(registry, {
    architecture: [784, 128, 10],
    activation: 'relu',
    outputActivation: 'softmax',
    initializer: 'glorot-uniform',
    biasInitializer: 'zeros',
  });
  const plan = planTraining(registry, {
    loss: 'categorical-cross-entropy',
    optimizer: 'adam',
    learningRate: 0.002,
    batchSize: 32,
    epochs: 15,
    shuffle: true,
  });
  const network = createNetwork(registry, config, { backend: await createBackend(registry) });
  let accuracy: number | undefined;
  for await (const event of new Trainer({ network, data, plan }).run()) {
    if (event.type === 'done') accuracy = event.testAccuracy;
  }
  expect(accuracy).toBeGreaterThanOrEqual(90);
});
