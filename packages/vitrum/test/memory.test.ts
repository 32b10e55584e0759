import { createBackend, type Backend } from '@vitrum/core';
import { expect, onTestFinished, test } from 'vitest';
import { drawDigits } from '@vitrum/datasets';
import { createVitrum } from 'vitrum';
import { createNetwork, createTensor, denseNetworkConfig, planTraining, Trainer } from 'vitrum/parts';

const registry = createVitrum();
const data = { train: drawDigits({ count: 60, part: 'train' }), test: drawDigits({ count: 30, part: 'test' }) };

const probeBytes = 64;
/** Where the memory ends: a tensor of a size that nothing else here has lies there, and stays. */
const endOf = (backend: Backend): number => backend.memory.allocate([probeBytes / 4], 'float32').data.byteOffset;

async function trainAndRelease(backend: Backend, optimizer: string): Promise<void> {
  const config = denseNetworkConfig(registry, { architecture: [784, 32, 16, 10] });
  const network = createNetwork(registry, config, { seed: 1, backend });
  const trainer = new Trainer({ network, data, plan: planTraining(registry, { epochs: 1, batchSize: 20, optimizer }) });
  for await (const event of trainer.run()) if (event.type === 'epoch') expect(event.testLoss).toBeGreaterThan(0);
  trainer.release();
  network.release();
}

test.each(['sgd', 'adam'])('run after run takes no more of the kernels’ memory than the first: %s', async (optimizer) => {
  const backend = await createBackend(registry, { name: 'wasm', threads: 1 });
  onTestFinished(() => {
    backend.close();
  });
  await trainAndRelease(backend, optimizer);
  const before = endOf(backend);
  for (let run = 0; run < 20; run++) await trainAndRelease(backend, optimizer);
  expect(endOf(backend) - before).toBeLessThan(1000); // the probes themselves
});

test('a network that is not released keeps its memory', async () => {
  const backend = await createBackend(registry, { name: 'wasm', threads: 1 });
  onTestFinished(() => {
    backend.close();
  });
  const before = endOf(backend);
  const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [784, 32, 16, 10] }), { seed: 1, backend });
  network.forward(createTensor([1, 784]));
  expect(endOf(backend) - before).toBeGreaterThan(4 * network.parameterCount);
});
