import type { Address, KernelExports } from './kernels/kernel-exports.ts';
import type { Scratch } from './memory/scratch.ts';
import { chunkLength, isWorthSpreading } from './threads/split.ts';
import { chunkKernels, type ThreadPool } from './threads/thread-pool.ts';

/** Chunks begin at multiples of it: whole tiles (6 or 4 rows), so that they change no bit of the result. */
const rowUnit = 12;

/** A matrix in the kernels' memory, row by row; `columns` are those in memory, before it is transposed. */
export interface PackedMatrix {
  readonly address: Address;
  readonly columns: number;
  readonly isTransposed: boolean;
}

/** Always the packed product, whatever the numbers are: the sums of an element are in one order, that of its definition. */
export class PackedProducts {
  readonly #kernels: KernelExports;
  readonly #scratch: Scratch;
  readonly #pool: ThreadPool | undefined;
  readonly #bytes: number;

  constructor(kernels: KernelExports, scratch: Scratch, pool: ThreadPool | undefined) {
    this.#kernels = kernels;
    this.#scratch = scratch;
    this.#pool = pool;
    this.#bytes = kernels.packedProductScratch();
  }

  /** out (+)= scale·op(a)·op(b) for [m, k]·[k, n]. */
  multiply(a: PackedMatrix, b: PackedMatrix, out: Address, m: number, k: number, n: number, scale: number, accumulates: boolean): void {
    if (this.#pool !== undefined && isWorthSpreading(m * k * n)) {
      this.#spread(this.#pool, a, b, out, m, k, n, scale, accumulates);
      return;
    }
    this.#kernels.packedProduct(
      a.address, 4 * a.columns, flag(a.isTransposed), b.address, 4 * b.columns, flag(b.isTransposed), 0, out, 4 * n,
      m, k, n, scale, flag(accumulates), this.#scratch.reserve(this.#bytes),
    );
  }

  /** In chunks of rows. */
  #spread(pool: ThreadPool, a: PackedMatrix, b: PackedMatrix, out: Address, m: number, k: number, n: number, scale: number, accumulates: boolean): void {
    const { integers, floats } = pool;
    pool.reserveScratch(this.#bytes);
    pool.begin(chunkKernels.packedProduct);
    integers[2] = 4 * a.columns;
    integers[3] = flag(a.isTransposed);
    integers[4] = b.address;
    integers[5] = 4 * b.columns;
    integers[6] = flag(b.isTransposed);
    integers[7] = 0;
    integers[9] = 4 * n;
    integers[11] = k;
    integers[12] = n;
    floats[13] = scale;
    integers[14] = flag(accumulates);
    const length = chunkLength(m, rowUnit, m * k * n, pool.threads);
    for (let row = 0; row < m; row += length) {
      integers[1] = a.address + 4 * row * (a.isTransposed ? 1 : a.columns);
      integers[8] = out + 4 * row * n;
      integers[10] = Math.min(length, m - row);
      pool.add();
    }
    pool.run();
  }
}

const flag = (is: boolean): number => (is ? 1 : 0);
