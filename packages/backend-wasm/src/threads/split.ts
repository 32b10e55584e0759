/** Minimum number of multiplications per chunk, some 10 µs, so that the handover is negligible. */
const productsPerChunk = 1 << 17;
/** More chunks than threads, to even out other load on the machine. */
const chunksPerThread = 2;
/** Where chunks share their preparation, smaller ones cost nothing and are waited for less. */
const cheapChunksPerThread = 4;

/** Number of elements from which a single-pass kernel is spread over threads. */
export const elementsWorthSpreading = 1 << 16;

/** True if a matrix product with so many multiplications is worth spreading over threads. */
export function isWorthSpreading(multiplications: number): boolean {
  return multiplications >= 2 * productsPerChunk;
}

/** Lines per chunk of `total`: a multiple of `unit`. */
export function chunkLength(total: number, unit: number, multiplications: number, threads: number): number {
  const wanted = Math.floor(multiplications / productsPerChunk);
  const count = Math.min(chunksPerThread * threads, Math.max(threads, wanted));
  return Math.max(1, Math.ceil(total / (count * unit))) * unit;
}

/** Lines per chunk of `total` that share their preparation: a multiple of `unit`. */
export function cheapChunkLength(total: number, unit: number, threads: number): number {
  return Math.max(1, Math.ceil(total / (cheapChunksPerThread * threads * unit))) * unit;
}

/** Elements per chunk of `total`: a multiple of the 16 floats of a cache line. */
export function elementsPerChunk(total: number, threads: number): number {
  return Math.max(1, Math.ceil(total / (2 * threads * 16))) * 16;
}
