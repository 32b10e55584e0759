import type { Tensor } from '@vitrum/core';
import type { UpdateKernel, UpdateOperands } from '@vitrum/core/internal';
import { sizeOf } from '@vitrum/tensor';
import type { KernelExports } from '../kernels/kernel-exports.ts';
import type { Heap } from '../memory/heap.ts';
import { WasmTensor } from '../memory/wasm-tensor.ts';
import { elementsPerChunk, elementsWorthSpreading } from '../threads/split.ts';
import { chunkKernels, type ThreadPool } from '../threads/thread-pool.ts';
import { prepareLamb } from './prepare-lamb.ts';
import { prepareMuon, type MuonKernels } from './prepare-muon.ts';
import { rules } from './rules.ts';

/** The numbers of a step, the largest count of a rule, before which stands the share of a weight that stays. */
const maxNumbers = 8;

const none: readonly number[] = [];

/** The tensors of a step. */
interface Operands {
  readonly value: WasmTensor;
  readonly gradient: WasmTensor;
  readonly slots: readonly WasmTensor[];
}

/** What steps run on. */
export interface UpdateParts extends MuonKernels {
  readonly heap: Heap;
  readonly pool: ThreadPool | undefined;
}

/** The step of an optimizer as a kernel; undefined if there is none, or a tensor is outside the kernels' memory. */
export function prepareUpdate(
  parts: UpdateParts,
  { optimizer, value, gradient, slots, weightDecay = 0, role = 'weight' }: UpdateOperands,
): UpdateKernel | undefined {
  const { kernels, heap, pool } = parts;
  const isOwn = (tensor: Tensor | undefined): tensor is WasmTensor =>
    tensor instanceof WasmTensor && tensor.heap === heap && tensor.length === sizeOf(value.shape);
  const { name = '', parameters = [], stepParameters } = optimizer.kernel ?? {};
  if (!isOwn(value) || !isOwn(gradient)) return undefined;
  const { b, m, v } = slots;
  if (name === 'lamb') {
    return isOwn(m) && isOwn(v) && parameters.length >= 4 ? prepareLamb(kernels, { value, gradient, m, v, role, weightDecay, parameters }) : undefined;
  }
  const [mu] = parameters;
  if (name === 'muon') return isOwn(b) && mu !== undefined ? prepareMuon(parts, { value, gradient, b, mu, weightDecay }) : undefined;
  const rule = rules.get(name);
  if (rule === undefined || parameters.length < rule.parameters) return undefined;
  const own = rule.slots.map((slot) => slots[slot]).filter(isOwn);
  if (own.length < rule.slots.length) return undefined;
  const run = bindUpdate(kernels, value.length >= elementsWorthSpreading ? pool : undefined, rule.code, { value, gradient, slots: own });
  const numbers = new Float32Array(maxNumbers);
  const written = [value, ...own];
  return (learningRate, step) => {
    numbers[0] = 1 - learningRate * weightDecay;
    rule.write(numbers, learningRate, step, parameters, stepParameters?.(step) ?? none);
    for (const { block } of written) block.touch();
    run(numbers);
  };
}

/** The kernel on its tensors, to be called with the numbers of a step. */
function bindUpdate(
  { update }: KernelExports,
  pool: ThreadPool | undefined,
  code: number,
  { value, gradient, slots }: Operands,
): (numbers: Float32Array) => void {
  const { length } = value;
  const [a = 0, b = 0, c = 0] = slots.map(({ address }) => address);
  if (pool === undefined) {
    return (numbers) => {
      const [keep = 1, n1 = 0, n2 = 0, n3 = 0, n4 = 0, n5 = 0, n6 = 0, n7 = 0] = numbers;
      update(code, value.address, gradient.address, a, b, c, length, keep, n1, n2, n3, n4, n5, n6, n7);
    };
  }
  return (numbers) => {
    const { integers, floats } = pool;
    pool.begin(chunkKernels.update);
    integers[1] = code;
    floats.set(numbers, 8);
    const chunk = elementsPerChunk(length, pool.threads);
    for (let first = 0; first < length; first += chunk) {
      const offset = 4 * first;
      integers[2] = value.address + offset;
      integers[3] = gradient.address + offset;
      integers[4] = a + offset;
      integers[5] = b + offset;
      integers[6] = c + offset;
      integers[7] = Math.min(chunk, length - first);
      pool.add();
    }
    pool.run();
  };
}
