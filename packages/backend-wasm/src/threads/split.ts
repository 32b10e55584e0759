/** Products of two numbers that a chunk should have at least, so that handing it over is small beside it: some 10 µs. */
const productsPerChunk = 1 << 18;
/** More chunks than threads even out what else runs on the machine. */
const chunksPerThread = 2;

/** Elements from which on a kernel that goes once over its tensors is spread. */
export const elementsWorthSpreading = 1 << 16;

/** True where a product of matrices with so many multiplications is worth spreading. */
export function isWorthSpreading(multiplications: number): boolean {
  return multiplications >= 2 * productsPerChunk;
}

/** How many of `total` lines a chunk gets: a multiple of `unit`. */
export function chunkLength(total: number, unit: number, multiplications: number, threads: number): number {
  const wanted = Math.floor(multiplications / productsPerChunk);
  const count = Math.min(chunksPerThread * threads, Math.max(threads, wanted));
  return Math.max(1, Math.ceil(total / (count * unit))) * unit;
}

/** How many of `total` elements a chunk gets: a multiple of the 16 floats of a cache line. */
export function elementsPerChunk(total: number, threads: number): number {
  return Math.max(1, Math.ceil(total / (2 * threads * 16))) * 16;
}
