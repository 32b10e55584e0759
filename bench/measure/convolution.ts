// Measures each kernel of convolutions by itself, beside the packed product: npm run measure:convolution -- [threads].
import type { OperandsOf, OperationName, Shape, Tensor } from '@vitrum/core';
import { createRandom, sizeOf } from '@vitrum/tensor';
import { createVitrum } from 'vitrum';
import { createBackend } from 'vitrum/parts';

interface Layer {
  readonly name: string;
  readonly input: Shape;
  readonly weights: Shape;
  readonly out: Shape;
  readonly padding: readonly [number, number];
  /** Shares of the input, and of the gradient by the output, that are zero. */
  readonly zeros: readonly [input: number, gradient: number];
}

const batch = 128;
const layers: readonly Layer[] = [
  { name: 'first, as on MNIST', input: [batch, 28, 28, 1], weights: [3, 3, 1, 16], out: [batch, 28, 28, 16], padding: [1, 1], zeros: [0.81, 0.85] },
  { name: 'first, dense', input: [batch, 28, 28, 1], weights: [3, 3, 1, 16], out: [batch, 28, 28, 16], padding: [1, 1], zeros: [0, 0] },
  { name: 'second, behind a max-pool', input: [batch, 14, 14, 16], weights: [3, 3, 16, 32], out: [batch, 14, 14, 32], padding: [1, 1], zeros: [0.4, 0.82] },
  { name: 'second, dense', input: [batch, 14, 14, 16], weights: [3, 3, 16, 32], out: [batch, 14, 14, 32], padding: [1, 1], zeros: [0, 0] },
  { name: 'colors, dense', input: [batch, 32, 32, 3], weights: [3, 3, 3, 32], out: [batch, 32, 32, 32], padding: [1, 1], zeros: [0, 0] },
  { name: 'wide, dense', input: [batch, 8, 8, 64], weights: [3, 3, 64, 64], out: [batch, 8, 8, 64], padding: [1, 1], zeros: [0, 0] },
];
const rounds = 25;

const threads = Number(process.argv[2] ?? 1);
const backend = await createBackend(createVitrum(), { name: 'wasm', threads });
const random = createRandom(0);

function drawn(shape: Shape, zeros: number): Tensor {
  const tensor = backend.memory.allocate(shape, 'float32');
  const values = Float32Array.from({ length: sizeOf(shape) }, () => (random.uniform() < zeros ? 0 : random.uniform(-1, 1)));
  backend.memory.write(tensor, values);
  return tensor;
}

/** The fastest, in milliseconds: what else runs on the machine can only slow a kernel down. */
function time(run: () => void): number {
  for (let round = 0; round < 5; round++) run();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

function kernel<Name extends OperationName>(name: Name, operands: OperandsOf<Name>): () => void {
  const run = backend.prepare(name, operands);
  if (run === undefined) throw new Error(`no kernel for ${name}`);
  return run as () => void; // those measured here need no argument
}

const side = 768;
const [a, b, out] = [drawn([side, side], 0), drawn([side, side], 0), drawn([side, side], 0)];
const peak = (2 * side ** 3) / time(kernel('gemm', { a, b, out })) / 1e6;
const line = (...cells: readonly (string | number)[]): void => console.log(cells.map((cell, i) => String(cell)[i === 0 ? 'padEnd' : 'padStart'](i === 0 ? 44 : 10)).join(' '));
console.log(`${backend.features.join(' ')}, ${threads} thread(s); packed product ${peak.toFixed(1)} GFLOP/s. GFLOP/s count zeros too.\n`);
line(`batch ${batch}`, 'ms', 'GFLOP/s', 'of peak');
for (const { name, zeros, padding, ...shapes } of layers) {
  const tensors = { input: drawn(shapes.input, zeros[0]), weights: drawn(shapes.weights, 0), out: drawn(shapes.out, zeros[1]) };
  const bias = drawn(shapes.weights.slice(3), 0);
  const flops = 2 * sizeOf(shapes.out) * sizeOf(shapes.weights.slice(0, 3));
  const written = { input: drawn(shapes.input, 1), weights: drawn(shapes.weights, 1), out: drawn(shapes.out, 1) };
  const cases = {
    conv2d: kernel('conv2d', { ...tensors, bias, out: written.out, stride: 1, padding }),
    'conv2d-input': kernel('conv2d-input', { ...tensors, input: written.input, stride: 1, padding }),
    'conv2d-weights': kernel('conv2d-weights', { ...tensors, weights: written.weights, stride: 1, padding }),
  };
  for (const [operation, run] of Object.entries(cases)) {
    const ms = time(run);
    line(`${operation}: ${name}`, ms.toFixed(3), (flops / ms / 1e6).toFixed(1), `${Math.round((100 * flops) / ms / 1e6 / peak)} %`);
  }
}
backend.close();
