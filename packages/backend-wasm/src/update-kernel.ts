import type { Tensor, UpdateKernel, UpdateOperands } from '@vitrum/core';
import { integerPower, sizeOf } from '@vitrum/tensor';
import type { KernelExports } from './kernels/kernel-exports.ts';
import type { Heap } from './memory/heap.ts';
import { WasmTensor } from './memory/wasm-tensor.ts';
import { elementsPerChunk, elementsWorthSpreading } from './threads/split.ts';
import { chunkKernels, type ThreadPool } from './threads/thread-pool.ts';

/** The step of an optimizer as a kernel; undefined if there is none, or a tensor is outside the kernels' memory. */
export function prepareUpdate(
  kernels: KernelExports,
  heap: Heap,
  pool: ThreadPool | undefined,
  { optimizer, value, gradient, slots, weightDecay = 0 }: UpdateOperands,
): UpdateKernel | undefined {
  const isOwn = (tensor: Tensor | undefined): tensor is WasmTensor =>
    tensor instanceof WasmTensor && tensor.heap === heap && tensor.length === sizeOf(value.shape);
  if (!isOwn(value) || !isOwn(gradient)) return undefined;
  const spread = value.length >= elementsWorthSpreading ? pool : undefined;
  const { name, parameters = [] } = optimizer.kernel ?? {};
  if (name === 'sgd') return sgdKernel(kernels, spread, value, gradient, weightDecay);
  const { m, v } = slots;
  if (name === 'adam' && isOwn(m) && isOwn(v)) return adamKernel(kernels, spread, value, gradient, m, v, parameters, weightDecay);
  return undefined;
}

/** θ ← (1 − η·λ)·θ − η·g. */
function sgdKernel(
  { sgdUpdate }: KernelExports,
  pool: ThreadPool | undefined,
  value: WasmTensor,
  gradient: WasmTensor,
  weightDecay: number,
): UpdateKernel {
  if (pool === undefined) {
    return (learningRate) => {
      value.block.touch();
      sgdUpdate(value.address, gradient.address, value.length, 1 - learningRate * weightDecay, -learningRate);
    };
  }
  return (learningRate) => {
    value.block.touch();
    const { integers, floats } = pool;
    pool.begin(chunkKernels.sgdUpdate);
    floats[4] = 1 - learningRate * weightDecay;
    floats[5] = -learningRate;
    const chunk = elementsPerChunk(value.length, pool.threads);
    for (let first = 0; first < value.length; first += chunk) {
      integers[1] = value.address + 4 * first;
      integers[2] = gradient.address + 4 * first;
      integers[3] = Math.min(chunk, value.length - first);
      pool.add();
    }
    pool.run();
  };
}

/** θ ← (1 − η·λ)·θ, then Adam, Kingma & Ba 2014, arXiv:1412.6980; parameters β₁, β₂, ε. */
function adamKernel(
  { adamUpdate }: KernelExports,
  pool: ThreadPool | undefined,
  value: WasmTensor,
  gradient: WasmTensor,
  m: WasmTensor,
  v: WasmTensor,
  parameters: readonly number[],
  weightDecay: number,
): UpdateKernel | undefined {
  const [beta1, beta2, epsilon] = parameters;
  if (beta1 === undefined || beta2 === undefined || epsilon === undefined) return undefined;
  return (learningRate, step) => {
    for (const { block } of [value, m, v]) block.touch();
    const correction = Math.sqrt(1 - integerPower(beta2, step));
    const stepSize = (learningRate * correction) / (1 - integerPower(beta1, step));
    const keep = 1 - learningRate * weightDecay;
    if (pool !== undefined) {
      pool.begin(chunkKernels.adamUpdate);
      const { floats } = pool;
      floats[6] = beta1;
      floats[7] = 1 - beta1;
      floats[8] = beta2;
      floats[9] = 1 - beta2;
      floats[10] = stepSize;
      floats[11] = epsilon * correction;
      floats[12] = keep;
      return runAdamChunks(pool, value, gradient, m, v);
    }
    adamUpdate(
      value.address, gradient.address, m.address, v.address, value.length, beta1, 1 - beta1, beta2, 1 - beta2, stepSize,
      epsilon * correction, keep,
    );
  };
}

function runAdamChunks(pool: ThreadPool, value: WasmTensor, gradient: WasmTensor, m: WasmTensor, v: WasmTensor): void {
  const { integers } = pool;
  const chunk = elementsPerChunk(value.length, pool.threads);
  for (let first = 0; first < value.length; first += chunk) {
    integers[1] = value.address + 4 * first;
    integers[2] = gradient.address + 4 * first;
    integers[3] = m.address + 4 * first;
    integers[4] = v.address + 4 * first;
    integers[5] = Math.min(chunk, value.length - first);
    pool.add();
  }
  pool.run();
}
