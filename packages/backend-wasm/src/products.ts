import type { ScaledKernel } from '@vitrum/core/internal';
import type { Address, KernelExports } from './kernels/kernel-exports.ts';
import type { Scratch } from './memory/scratch.ts';
import type { WasmTensor } from './memory/wasm-tensor.ts';
import { cheapChunkLength, chunkLength, isWorthSpreading } from './threads/split.ts';
import { chunkKernels, type ThreadPool } from './threads/thread-pool.ts';

/**
 * Below this share of non-zero elements, skipping zeros is faster than the packed product; measured. In narrow products the lists
 * weigh more.
 */
const [sparseShare, narrowSparseShare, narrowColumns] = [0.55, 0.4, 32];
/** With fewer rows than this, packing b does not pay off. */
const rowsWorthPacking = 8;
/** A product back through a rectifier forms single sums from this depth on, and up to this share of them; measured. */
const [reluBackDepth, reluBackShare, reluBackUnit] = [64, 0.75, 24];
/** In smaller factors, counting zeros does not pay off. */
const countableLength = 256;
/** Chunks begin at multiples of these: whole tiles (6 or 4 rows) and panels, so that they change no bit of the result. */
const [rowUnit, columnUnit] = [12, 32];
/** A thread keeps lists of a whole matrix up to this size: 8 MB. */
const listedLength = 1 << 20;
/** Rows of a panel of b: as many as stay in the first-level cache, or twice as many where no more than this share of them is read; measured. */
const [panelRows, scatteredPanelRows, scatteredShare] = [192, 392, 0.25];

/** Two matrices of matching shapes: [m, k]·[k, n], after the transposes. */
export interface Product {
  readonly a: WasmTensor;
  readonly b: WasmTensor;
  readonly out: WasmTensor;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly accumulate: boolean;
}

/** out (+)= scale·op(a)·op(b), by the kernel that suits the shape. */
export class Products {
  readonly #kernels: KernelExports;
  readonly #scratch: Scratch;
  readonly #rowProduct: KernelExports['rowProduct'];
  readonly #addOuterProduct: KernelExports['addOuterProduct'];
  readonly #addListedOuterProduct: KernelExports['addListedOuterProduct'];
  readonly #denseForwardRow: KernelExports['denseForwardRow'];
  readonly #dotProducts: KernelExports['dotProducts'];
  readonly #packedScratch: number;
  readonly #pool: ThreadPool | undefined;
  readonly #isRelaxed: boolean;

  /** @param isRelaxed - True if the last bits may differ from those of the plain build. */
  constructor(kernels: KernelExports, scratch: Scratch, pool: ThreadPool | undefined, isRelaxed: boolean) {
    this.#isRelaxed = isRelaxed;
    this.#kernels = kernels;
    this.#scratch = scratch;
    this.#pool = pool;
    this.#rowProduct = kernels.rowProduct;
    this.#addOuterProduct = kernels.addOuterProduct;
    this.#addListedOuterProduct = kernels.addListedOuterProduct;
    this.#denseForwardRow = kernels.denseForwardRow;
    this.#dotProducts = kernels.dotProducts;
    this.#packedScratch = kernels.packedProductScratch();
  }

  /** The product, by the kernel that suits its shape. */
  prepare({ a, b, out, transposeA, transposeB, m, k, n, accumulate }: Product): ScaledKernel {
    if (!transposeB) {
      if (!transposeA && m === 1) return (scale = 1) => this.#multiplyRow(a, b, out, k, n, scale, accumulate);
      if (transposeA && k === 1) return (scale = 1) => this.#multiplyOuter(a, b, out, m, n, scale, accumulate);
    } else if (!transposeA && m < rowsWorthPacking) {
      return (scale = 1) => this.#multiplyDots(a, b, out, m, k, n, scale, accumulate);
    }
    return (scale = 1) => {
      out.block.touch();
      this.#multiplyMatrices(a, b, out, transposeA, transposeB, m, k, n, scale, accumulate, 0);
    };
  }

  /** out = initial + a·b, with the row `initial` added to every row. */
  multiplyFrom(initial: WasmTensor, a: WasmTensor, b: WasmTensor, out: WasmTensor): void {
    out.block.touch();
    this.#multiplyMatrices(a, b, out, false, false, a.rows, a.columns, b.columns, 1, false, initial.address);
  }

  /**
   * out = x·bᵀ where z > 0 and 0 elsewhere, for a = max(0, z). Its kernel returns false, and does nothing, where all sums are formed sooner.
   * Undefined for products too small, and where the bits have to be those of the whole product.
   */
  prepareReluBack(x: WasmTensor, b: WasmTensor, z: WasmTensor, a: WasmTensor, out: WasmTensor): ((scale: number) => boolean) | undefined {
    const [m, k, n] = [x.rows, x.columns, b.rows];
    if (!this.#isRelaxed || m < rowsWorthPacking || k < reluBackDepth || a.length < countableLength) return undefined;
    return (scale) => {
      const sums = this.#countNonZeros(a);
      if (sums > reluBackShare * a.length) return false;
      out.block.touch();
      const scratchBytes = 4 * n + 64;
      const pool = isWorthSpreading(sums * k) ? this.#pool : undefined;
      if (pool === undefined) {
        this.#kernels.reluBackProduct(x.address, b.address, z.address, out.address, m, k, n, 4 * n, scale, this.#scratch.reserve(scratchBytes));
        return true;
      }
      const { integers, floats } = pool;
      pool.reserveScratch(scratchBytes);
      pool.begin(chunkKernels.reluBackProduct);
      integers[1] = x.address;
      integers[5] = m;
      integers[6] = k;
      integers[8] = 4 * n;
      floats[9] = scale;
      const length = cheapChunkLength(n, reluBackUnit, pool.threads);
      for (let column = 0; column < n; column += length) {
        integers[2] = b.address + 4 * column * k;
        integers[3] = z.address + 4 * column;
        integers[4] = out.address + 4 * column;
        integers[7] = Math.min(length, n - column);
        pool.add();
      }
      pool.run();
      return true;
    };
  }

  /** z = x·W + b, a = φ(z) for a batch of one; keeps the list of x for the update. */
  prepareRow(
    x: WasmTensor, weights: WasmTensor, biases: WasmTensor, kind: number, slope: number, z: WasmTensor, a: WasmTensor,
  ): () => void {
    const inputs = x.columns;
    const units = weights.columns;
    const bytes = 8 * inputs + 32;
    return () => {
      const entries = x.block.listMemory(bytes) ?? this.#scratch.reserve(bytes);
      const end = this.#denseForwardRow(
        x.address, weights.address, biases.address, kind, slope, z.address, a.address, inputs, units, entries,
      );
      x.block.keepList(1, 4 * units, end);
      z.block.touch();
      a.block.touch();
    };
  }

  #multiplyRow(a: WasmTensor, b: WasmTensor, out: WasmTensor, k: number, n: number, scale: number, accumulate: boolean): void {
    out.block.touch();
    const scratch = this.#scratch.reserve(8 * k + 32);
    this.#rowProduct(a.address, k, scale, b.address, n, accumulate ? out.address : 0, out.address, scratch);
  }

  #multiplyOuter(a: WasmTensor, b: WasmTensor, out: WasmTensor, m: number, n: number, scale: number, accumulate: boolean): void {
    out.block.touch();
    if (!accumulate) out.elements.fill(0);
    const list = a.block.keptList(1, 4 * n);
    if (list === undefined) this.#addOuterProduct(a.address, m, b.address, n, out.address, scale, this.#scratch.reserve(8 * m + 32));
    else this.#addListedOuterProduct(list.address, list.end, b.address, n, out.address, scale);
  }

  #multiplyDots(
    a: WasmTensor, b: WasmTensor, out: WasmTensor, m: number, k: number, n: number, scale: number, accumulate: boolean,
  ): void {
    out.block.touch();
    for (let i = 0; i < m; i++) {
      this.#dotProducts(a.address + 4 * i * k, b.address, n, k, out.address + 4 * i * n, scale, accumulate ? 1 : 0);
    }
  }

  #multiplyMatrices(
    a: WasmTensor, b: WasmTensor, out: WasmTensor, transposeA: boolean, transposeB: boolean, m: number, k: number, n: number,
    scale: number, accumulate: boolean, initial: Address,
  ): void {
    if (transposeA && !transposeB && this.#addListed(a, b, out, m, k, n, scale, accumulate)) return;
    const nonZeros = this.#countNonZeros(a);
    const areFewRows = m < rowsWorthPacking && !transposeA && !transposeB;
    const isSparse = nonZeros < (n > narrowColumns ? sparseShare : narrowSparseShare) * a.length;
    const isListed = areFewRows || isSparse;
    const multiplications = (isSparse ? nonZeros : a.length) * n;
    if (isSparse && n <= narrowColumns && initial !== 0 && !isWorthSpreading(multiplications)) {
      return this.#multiplyNarrow(a, b, out, m, k, n, initial);
    }
    const scratchBytes = isListed ? this.#kernels.listProductScratch(m, k) : this.#packedScratch;
    const pool = isWorthSpreading(multiplications) ? this.#pool : undefined;
    if (pool !== undefined) {
      if (isListed && !transposeA && m < n && m >= rowsWorthPacking && a.length <= listedLength) {
        const block = nonZeros < scatteredShare * a.length ? scatteredPanelRows : panelRows;
        pool.reserveScratch(this.#kernels.columnsProductScratch(m, k, block));
        pool.begin(chunkKernels.columnsProduct);
        setArguments(pool, a, b, out, transposeA, transposeB, m, k, n, scale, accumulate, initial);
        pool.integers[blockWord] = block;
        pool.integers[jobWord] = pool.job;
        addColumnChunks(pool, b, out, transposeB, initial, n, cheapChunkLength(n, columnUnit, pool.threads));
        return pool.run();
      }
      pool.reserveScratch(scratchBytes);
      pool.begin(isListed ? chunkKernels.listProduct : chunkKernels.packedProduct);
      setArguments(pool, a, b, out, transposeA, transposeB, m, k, n, scale, accumulate, initial);
      if (m >= n) addRowChunks(pool, a, out, transposeA, m, n, multiplications);
      else addColumnChunks(pool, b, out, transposeB, initial, n, chunkLength(n, columnUnit, multiplications, pool.threads));
      return pool.run();
    }
    const multiply = isListed ? this.#kernels.listProduct : this.#kernels.packedProduct;
    multiply(
      a.address, 4 * a.columns, transposeA ? 1 : 0, b.address, 4 * b.columns, transposeB ? 1 : 0, initial, out.address, 4 * n,
      m, k, n, scale, accumulate ? 1 : 0, this.#scratch.reserve(scratchBytes),
    );
  }

  /** The forward pass of a sparse batch into few columns; keeps the lists of a for the backward pass. */
  #multiplyNarrow(a: WasmTensor, b: WasmTensor, out: WasmTensor, m: number, k: number, n: number, initial: Address): void {
    const bytes = this.#kernels.rowListBytes(m, k);
    const lists = a.block.listMemory(bytes) ?? this.#scratch.reserve(bytes);
    this.#kernels.narrowProduct(a.address, m, k, b.address, n, initial, out.address, lists);
    a.block.keepList(m, 4 * n, 0);
  }

  /** out (+)= scale·aᵀ·b, if the forward pass has kept the lists of a; otherwise returns false. */
  #addListed(
    a: WasmTensor, b: WasmTensor, out: WasmTensor, m: number, k: number, n: number, scale: number, accumulate: boolean,
  ): boolean {
    const list = n <= narrowColumns && k > 1 ? a.block.keptList(k, 4 * n) : undefined;
    if (list === undefined) return false;
    if (!accumulate) out.elements.fill(0);
    this.#kernels.addListedOuterProducts(list.address, k, m, b.address, n, out.address, scale);
    return true;
  }

  /** For a small matrix, the number of all elements: counting does not pay off. */
  #countNonZeros({ block, address, length }: WasmTensor): number {
    if (length < countableLength) return length;
    const known = block.keptCount(length);
    if (known !== undefined) return known;
    const count = this.#kernels.countNonZeros(address, length);
    block.keepCount(length, count);
    return count;
  }
}

/** The words of a `ProductKernel`'s arguments that differ between chunks. */
const [aWord, bWord, initialWord, outWord, rowsWord, columnsWord] = [1, 4, 7, 8, 10, 12];
/** Those that `columnsProduct` has in the place of `transposeA`, and after them all. */
const [blockWord, jobWord] = [3, 15];

function setArguments(
  { integers, floats }: ThreadPool, a: WasmTensor, b: WasmTensor, out: WasmTensor, transposeA: boolean, transposeB: boolean,
  m: number, k: number, n: number, scale: number, accumulate: boolean, initial: Address,
): void {
  integers[aWord] = a.address;
  integers[2] = 4 * a.columns;
  integers[3] = transposeA ? 1 : 0;
  integers[bWord] = b.address;
  integers[5] = 4 * b.columns;
  integers[6] = transposeB ? 1 : 0;
  integers[initialWord] = initial;
  integers[outWord] = out.address;
  integers[9] = 4 * n;
  integers[rowsWord] = m;
  integers[11] = k;
  integers[columnsWord] = n;
  floats[13] = scale;
  integers[14] = accumulate ? 1 : 0;
}

/** Chunks of rows: each packs b again. */
function addRowChunks(
  pool: ThreadPool, a: WasmTensor, out: WasmTensor, transposeA: boolean, m: number, n: number, multiplications: number,
): void {
  const { integers } = pool;
  const length = chunkLength(m, rowUnit, multiplications, pool.threads);
  for (let row = 0; row < m; row += length) {
    integers[aWord] = a.address + 4 * row * (transposeA ? 1 : a.columns);
    integers[outWord] = out.address + 4 * row * n;
    integers[rowsWord] = Math.min(length, m - row);
    pool.add();
  }
}

/** Chunks of `length` columns. */
function addColumnChunks(
  pool: ThreadPool, b: WasmTensor, out: WasmTensor, transposeB: boolean, initial: Address, n: number, length: number,
): void {
  const { integers } = pool;
  for (let column = 0; column < n; column += length) {
    integers[bWord] = b.address + 4 * column * (transposeB ? b.columns : 1);
    integers[initialWord] = initial === 0 ? 0 : initial + 4 * column;
    integers[outWord] = out.address + 4 * column;
    integers[columnsWord] = Math.min(length, n - column);
    pool.add();
  }
}
