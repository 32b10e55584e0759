// Milliseconds that a network by name takes for one picture, asked through the library: npm run measure:prediction -- [network].
import { buildNetwork } from '@vitrum/core';
import { createRandom, sizeOf, tensorFrom } from '@vitrum/tensor';
import { createVitrum } from 'vitrum';
import { createBackend, createNetwork } from 'vitrum/parts';

const registry = createVitrum();
const [type = 'cnn-small'] = process.argv.slice(2);
const inputShape = [28, 28];
const config = buildNetwork(registry, type, { inputShape, outputs: 10, outputActivation: 'softmax' });
const random = createRandom(1);
const pictures = Array.from({ length: 500 }, () => {
  // As many zeros as digits have.
  const pixels = Float32Array.from({ length: sizeOf(inputShape) }, () => (random.uniform() < 0.81 ? 0 : random.uniform()));
  return tensorFrom([1, ...inputShape], pixels);
});

console.log(`One picture [28, 28] through ${type}, milliseconds; ${process.version}.`);
console.log(['', 'set up', 'the first', 'median', 'fastest'].map((cell, i) => (i === 0 ? cell.padEnd(24) : cell.padStart(10))).join(''));
for (const [name, threads] of [['wasm', 1], ['wasm', 2], ['reference', 1]] as const) {
  const startedAt = performance.now();
  const backend = await createBackend(registry, { name, threads });
  const network = createNetwork(registry, config, { seed: 1, backend });
  const setUp = performance.now() - startedAt;
  const times = pictures.map((picture) => {
    const start = performance.now();
    network.forward(picture).data.indexOf(1); // reads the answer, too
    return performance.now() - start;
  });
  const [first = NaN, ...later] = times;
  const sorted = later.toSorted((a, b) => a - b);
  const cells = [setUp, first, sorted[sorted.length >> 1] ?? NaN, sorted[0] ?? NaN].map((each) => each.toFixed(3).padStart(10));
  console.log(`${`${name}, ${threads} thread${threads === 1 ? '' : 's'}`.padEnd(24)}${cells.join('')}`);
  backend.close();
}
