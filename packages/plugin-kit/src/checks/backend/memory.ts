import type { Backend, Precision } from '@vitrum/core';
import { isSameShape, prepareOn } from '@vitrum/tensor';
import { gemm as gemmOperation } from '@vitrum/tensor/operations';
import { backendCheck } from './with-backends.ts';

/** The memory of a backend, and its properties, fulfill the contract. */
export const backendMemory = backendCheck(
  'memory',
  'its tensors begin as zeros, views share their memory, and it works on after close',
  'allocate, rows, write, read, bytes, release, close',
  () => async (backend) => [
    ...describesItself(backend), ...zeros(backend), ...views(backend), ...(await reading(backend)), ...bytes(backend), ...afterClose(backend),
  ],
);

function describesItself({ name, threads, features }: Backend): readonly string[] {
  return [
    ...(typeof name === 'string' && name !== '' ? [] : ['it has no name.']),
    ...(Number.isSafeInteger(threads) && threads >= 1 ? [] : [`threads is ${String(threads)}; it must be a whole number of at least 1.`]),
    ...(Array.isArray(features) ? [] : ['features is no list.']),
  ];
}

/** Includes memory that is reused after its release. */
function zeros({ memory }: Backend): readonly string[] {
  return (['float32', 'float64'] satisfies Precision[]).flatMap((precision) => {
    for (let turn = 0; turn < 4; turn++) {
      const tensor = memory.allocate([3, 5], precision);
      if (!(tensor.data instanceof (precision === 'float32' ? Float32Array : Float64Array))) return [`allocate([3, 5], "${precision}") gives a ${tensor.data.constructor.name}.`];
      if (!isSameShape(tensor.shape, [3, 5]) || tensor.data.length !== 15) return ['allocate([3, 5]) gives a tensor of another shape.'];
      const i = tensor.data.findIndex((x) => x !== 0);
      if (i !== -1) return [`allocate gives a tensor with ${String(tensor.data[i])} at index ${i}; it must be zeros, in memory that was used before too.`];
      tensor.data.fill(7);
      memory.release(tensor);
    }
    return [];
  });
}

function views({ memory }: Backend): readonly string[] {
  const tensor = memory.allocate([4, 2], 'float32');
  tensor.data.set([1, 2, 3, 4, 5, 6, 7, 8]);
  const view = memory.rows(tensor, 3);
  const faults: string[] = [];
  if (!isSameShape(view.shape, [3, 2])) faults.push(`rows(…, 3) of a tensor of shape [4, 2] has the shape [${view.shape.join(', ')}].`);
  if (view.data[5] !== 6) faults.push('rows does not show the first rows.');
  memory.write(view, Float32Array.of(9));
  memory.write(tensor, Float32Array.of(7), 1);
  if (tensor.data[1] !== 7) faults.push('write(…, 1) does not write from element 1 on.');
  if (tensor.data[0] !== 9) faults.push('rows gives a copy; it must share the memory.');
  memory.release(tensor);
  return faults;
}

async function reading({ memory }: Backend): Promise<readonly string[]> {
  const tensor = memory.allocate([3, 2], 'float32');
  memory.write(tensor, Float32Array.of(1, 2, 3, 4, 5, 6));
  const numbers = [...(await memory.read(memory.rows(tensor, 2)))];
  memory.release(tensor);
  return numbers.join() === '1,2,3,4' ? [] : [`read of two rows of [[1, 2], [3, 4], [5, 6]] gives ${numbers.join(', ')}.`];
}

function bytes({ memory }: Backend): readonly string[] {
  const store = memory.bytes(Uint8Array.from({ length: 300 }, (_, i) => i % 256));
  const out = memory.allocate([20], 'float32');
  out.data.fill(-1);
  store.read(250, 12, 255, out, 3);
  const expected = Float32Array.from({ length: 20 }, (_, i) => (i < 3 || i >= 15 ? -1 : ((250 + i - 3) % 256) / 255));
  const i = expected.findIndex((x, place) => x !== out.data[place]);
  const found = i === -1 ? [] : [`bytes: read(250, 12, 255, out, 3) gives ${String(out.data[i])} at index ${i}, expected ${String(expected[i])}.`];
  store.release();
  store.read(0, 1, 1, out, 0); // a released store can be read again
  return out.data[0] === 0 ? found : [...found, 'bytes: a store cannot be read after release; it must take its memory again.'];
}

function afterClose(backend: Backend): readonly string[] {
  backend.close();
  const [a, b, out] = [[1, 2], [2, 1], [1, 1]].map((shape) => backend.memory.allocate(shape, 'float32'));
  if (a === undefined || b === undefined || out === undefined) return [];
  a.data.set([2, 3]);
  b.data.set([10, 100]);
  prepareOn(backend)(gemmOperation, { a, b, out })();
  return out.data[0] === 320 ? [] : [`after close, gemm gives ${String(out.data[0])} instead of 320.`];
}
