import type { Backend, Precision } from '@vitrum/core';
import { isSameShape, prepareOn } from '@vitrum/tensor';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { range } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { unavailable, withBackends } from './with-backends.ts';

/** Tensors begin as zeros, views share their memory, memory comes back, and a closed backend goes on. */
export const backendMemory: Check<Subject<'backends'>> = {
  name: 'memory',
  title: 'its tensors begin as zeros, views share their memory, and it works on after close',
  run: async (subject) => {
    const reason = unavailable(subject);
    if (reason !== undefined) return reason;
    const failures = await withBackends(subject, async (backend, described) =>
      [...describesItself(backend), ...zeros(backend), ...views(backend), ...(await reading(backend)), ...bytes(backend), ...afterClose(backend)].map(
        (message): Finding => ({
          message: `${described}: ${message}`,
        }),
      ),
    );
    return outcome('allocate, rows, write, read, bytes, release, close', firstFew(failures));
  },
};

function describesItself({ name, threads, features }: Backend): readonly string[] {
  const faults: string[] = [];
  if (typeof name !== 'string' || name === '') faults.push('it has no name.');
  if (!Number.isSafeInteger(threads) || threads < 1)
    faults.push(`threads is ${String(threads)}; it must be a whole number of at least 1.`);
  if (!Array.isArray(features)) faults.push('features is no list.');
  return faults;
}

/** Also where memory is used again that was given back. */
function zeros(backend: Backend): readonly string[] {
  return (['float32', 'float64'] satisfies Precision[]).flatMap((precision) => {
    const faults = range(1, 4, (): readonly string[] => {
      const tensor = backend.memory.allocate([3, 5], precision);
      const Expected = precision === 'float32' ? Float32Array : Float64Array;
      if (!(tensor.data instanceof Expected))
        return [`allocate([3, 5], "${precision}") gives a ${tensor.data.constructor.name}.`];
      if (!isSameShape(tensor.shape, [3, 5]) || tensor.data.length !== 15)
        return ['allocate([3, 5]) gives a tensor of another shape.'];
      const i = tensor.data.findIndex((x) => x !== 0);
      const found =
        i === -1
          ? []
          : [
              `allocate gives a tensor with ${String(tensor.data[i])} at index ${i}; it must be zeros, ` +
              'in memory that was used before too.',
            ];
      tensor.data.fill(7);
      backend.memory.release(tensor);
      return found;
    });
    return faults.flat().slice(0, 1);
  });
}

function views(backend: Backend): readonly string[] {
  const tensor = backend.memory.allocate([4, 2], 'float32');
  tensor.data.set([1, 2, 3, 4, 5, 6, 7, 8]);
  const view = backend.memory.rows(tensor, 3);
  const faults: string[] = [];
  if (!isSameShape(view.shape, [3, 2]))
    faults.push(`rows(…, 3) of a tensor of shape [4, 2] has the shape [${view.shape.join(', ')}].`);
  if (view.data[5] !== 6) faults.push('rows does not show the first rows.');
  backend.memory.write(view, Float32Array.of(9));
  backend.memory.write(tensor, Float32Array.of(7), 1);
  if (tensor.data[1] !== 7) faults.push('write(…, 1) does not write from element 1 on.');
  if (tensor.data[0] !== 9) faults.push('rows gives a copy; it must share the memory.');
  backend.memory.release(tensor);
  return faults;
}

async function reading({ memory }: Backend): Promise<readonly string[]> {
  const tensor = memory.allocate([3, 2], 'float32');
  memory.write(tensor, Float32Array.of(1, 2, 3, 4, 5, 6));
  const numbers = [...(await memory.read(memory.rows(tensor, 2)))];
  memory.release(tensor);
  return numbers.join() === '1,2,3,4' ? [] : [`read of two rows of [[1, 2], [3, 4], [5, 6]] gives ${numbers.join(', ')}.`];
}

function bytes(backend: Backend): readonly string[] {
  const store = backend.memory.bytes(Uint8Array.from({ length: 300 }, (_, i) => i % 256));
  const out = backend.memory.allocate([20], 'float32');
  out.data.fill(-1);
  store.read(250, 12, 255, out, 3);
  const expected = Float32Array.from({ length: 20 }, (_, i) => (i < 3 || i >= 15 ? -1 : ((250 + i - 3) % 256) / 255));
  const i = expected.findIndex((x, place) => x !== out.data[place]);
  const found =
    i === -1
      ? []
      : [`bytes: read(250, 12, 255, out, 3) gives ${String(out.data[i])} at index ${i}, expected ${String(expected[i])}.`];
  store.release();
  store.read(0, 1, 1, out, 0); // a store that gave its memory back reads again
  return out.data[0] === 0
    ? found
    : [...found, 'bytes: a store cannot be read after release; it must take its memory again.'];
}

function afterClose(backend: Backend): readonly string[] {
  backend.close();
  const [a, b, out] = [
    backend.memory.allocate([1, 2], 'float32'),
    backend.memory.allocate([2, 1], 'float32'),
    backend.memory.allocate([1, 1], 'float32'),
  ];
  a.data.set([2, 3]);
  b.data.set([10, 100]);
  prepareOn(backend)('gemm', { a, b, out })();
  return out.data[0] === 320 ? [] : [`after close, gemm gives ${String(out.data[0])} instead of 320.`];
}
