import { activate, activateBack, gemm, update } from '@vitrum/tensor/operations';
import { type Activation, type Backend, type RandomGenerator, type Tensor } from 'vitrum';
import { createNetwork, createRandom, denseNetworkConfig, planTraining } from 'vitrum/parts';
import { prepareOn } from '@vitrum/tensor';
import { registry } from './create-training.ts';

/** A kernel call and its amount of work. */
export interface KernelCase {
  readonly group: 'products' | 'elements';
  readonly name: string;
  readonly run: () => void;
  /** Floating-point operations of a product, or number of elements. */
  readonly work: number;
}

const products = [
  { m: 64, k: 64, n: 64 },
  { m: 128, k: 128, n: 128 },
  { m: 256, k: 256, n: 256 },
  { m: 512, k: 512, n: 512 },
  { m: 257, k: 131, n: 67 },
  { m: 128, k: 784, n: 512 },
  { m: 128, k: 512, n: 256 },
  { m: 784, k: 128, n: 512, transposeA: true },
  { m: 128, k: 256, n: 512, transposeB: true },
  { m: 256, k: 256, n: 256, transposeA: true, transposeB: true },
] as const;

/** The size of one activation of a large batch. */
const activationElements = 128 * 512;
/** The number of weights in the wide network's first layer. */
const parameterElements = 784 * 512;

/** The measured kernels of a backend; the operands are the same for each. */
export function kernelCases(backend: Backend): readonly KernelCase[] {
  const random = createRandom(1);
  return [
    ...products.map((shape) => productCase(backend, random, shape)),
    ...['tanh', 'sigmoid', 'relu'].flatMap((name) => activationCases(backend, random, name)),
    ...(['sgd', 'adam'] as const).map((name) => optimizerCase(backend, random, name)),
  ];
}

interface Product {
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}

function productCase(backend: Backend, random: RandomGenerator, { m, k, n, transposeA = false, transposeB = false }: Product): KernelCase {
  const a = draw(backend, random, transposeA ? [k, m] : [m, k]);
  const b = draw(backend, random, transposeB ? [n, k] : [k, n]);
  const out = backend.memory.allocate([m, n], 'float32');
  const multiply = prepareOn(backend)(gemm, { a, b, out, transposeA, transposeB });
  return {
    group: 'products',
    name: `${m}×${k}${transposeA ? ' (Aᵀ)' : ''} · ${k}×${n}${transposeB ? ' (Bᵀ)' : ''}`,
    run: () => multiply(),
    work: 2 * m * k * n,
  };
}

function activationCases(backend: Backend, random: RandomGenerator, name: string): readonly KernelCase[] {
  const activation = activationOf(name);
  const shape = [activationElements];
  const [z, da] = [draw(backend, random, shape), draw(backend, random, shape)];
  const [a, dz] = [backend.memory.allocate(shape, 'float32'), backend.memory.allocate(shape, 'float32')];
  const prepare = prepareOn(backend);
  return [
    { group: 'elements', name: `${name}, forward`, run: prepare(activate, { activation, z, a }), work: activationElements },
    { group: 'elements', name: `${name}, backward`, run: prepare(activateBack, { activation, z, a, da, dz }), work: activationElements },
  ];
}

function optimizerCase(backend: Backend, random: RandomGenerator, name: 'sgd' | 'adam'): KernelCase {
  const { optimizer } = planTraining(registry, { optimizer: name });
  const shape = [784, 512];
  const [value, gradient] = [draw(backend, random, shape), draw(backend, random, shape)];
  const slots = Object.fromEntries((optimizer.slots ?? []).map((slot) => [slot, backend.memory.allocate(shape, 'float32')]));
  const kernel = prepareOn(backend)(update, { optimizer, value, gradient, slots });
  let step = 0;
  return { group: 'elements', name: `${name}, step`, run: () => kernel(1e-6, ++step), work: parameterElements };
}

function draw(backend: Backend, random: RandomGenerator, shape: readonly number[]): Tensor {
  const tensor = backend.memory.allocate(shape, 'float32');
  for (let i = 0; i < tensor.data.length; i++) tensor.data[i] = random.normal();
  return tensor;
}

/** Names become activations when a network is created. */
function activationOf(name: string): Activation {
  const [layer] = createNetwork(registry, denseNetworkConfig(registry, { architecture: [1, 1], activation: name })).layers;
  if (layer?.activation === undefined) throw new Error(`There is no activation ${name}.`);
  return layer.activation;
}
