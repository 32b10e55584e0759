import type { ThreadPool } from './thread-pool.ts';

/** More chunks than threads, to even out other load on the machine. */
const chunksPerThread = 2;

/** Samples per chunk of a batch. */
export function samplesPerChunk(samples: number, threads: number): number {
  return Math.max(1, Math.ceil(samples / (chunksPerThread * threads)));
}

/** Adds chunks of whole samples, whose number goes into `countWord`: no two of them write to the same numbers. */
export function addSampleChunks(
  pool: ThreadPool, samples: number, countWord: number, setAddresses: (integers: Int32Array, first: number) => void,
): void {
  const { integers } = pool;
  const length = samplesPerChunk(samples, pool.threads);
  for (let first = 0; first < samples; first += length) {
    setAddresses(integers, first);
    integers[countWord] = Math.min(length, samples - first);
    pool.add();
  }
}
