import type { Backend } from '@vitrum/core';
import { assemble, type Assembly } from '../../src/assemble.ts';

/** A backend whose threads are all at work. */
export async function createServing(threads: number, deterministic = false): Promise<Backend> {
  const assembly = await assemble({ threads, deterministic });
  await untilServing(assembly);
  return assembly.backend;
}

/** A backend whose calling thread takes no chunk and only waits: the others do all that is spread. */
export async function createServedAlone(threads: number, deterministic: boolean) {
  let done = 0;
  const assembly = await assemble({ threads, deterministic }, ({ memory }) => (control, count) => {
    // The counters of kernels/threads/control-block.ts.
    const word = (offset: number): Int32Array => new Int32Array(memory.buffer, control + offset, 1);
    const begun = Atomics.load(word(64), 0);
    const end = begun + count;
    Atomics.store(word(0), 0, begun);
    Atomics.store(word(64), 0, end);
    Atomics.notify(word(64), 0);
    const doneWord = word(128);
    while (Atomics.load(doneWord, 0) !== end) Atomics.wait(doneWord, 0, Atomics.load(doneWord, 0), 1);
    done = end;
  });
  await untilServing(assembly);
  return { backend: assembly.backend, chunksDone: () => done };
}

async function untilServing({ pool }: Assembly): Promise<void> {
  pool?.start();
  while (pool !== undefined && pool.serving < pool.threads - 1) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** Every build of the kernels that this engine runs, on one thread and on several. */
export const backends: readonly (readonly [name: string, backend: Backend])[] = [
  ['relaxed', await createServing(1)],
  ['plain', await createServing(1, true)],
  ['relaxed, 2 threads', await createServing(2)],
  ['plain, 3 threads', await createServing(3, true)],
];
