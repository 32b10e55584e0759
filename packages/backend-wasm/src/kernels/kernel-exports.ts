/** An address in the memory of the kernels. */
export type Address = number;

/** out = initial + scale·op(a)·op(b) for [rows, depth]·[depth, columns], or out += if accumulating. */
export type ProductKernel = (
  a: Address, aStride: number, transposeA: number, b: Address, bStride: number, transposeB: number, initial: Address,
  out: Address, outStride: number, rows: number, depth: number, columns: number, scale: number, accumulate: number,
  scratch: Address,
) => void;

/** From two runs of numbers to a third. */
export type PairKernel = (a: Address, b: Address, out: Address, length: number) => void;

/** From a batch of pictures to one value for every window, or back. */
export type PoolKernel = (
  input: Address, out: Address, samples: number, height: number, width: number, channels: number, outHeight: number, outWidth: number,
  size: number, stride: number, top: number, left: number,
) => void;

/**
 * The functions of a kernel module, documented in kernels/. Flags are 0 or 1, strides are in bytes. An `initial` of 0 stands for
 * zeros.
 */
export interface KernelExports {
  readonly activationForward: (kind: number, slope: number, z: Address, a: Address, length: number) => void;
  readonly activationBackward: (
    kind: number, slope: number, z: Address, a: Address, da: Address, dz: Address, length: number,
  ) => void;
  readonly addListedOuterProduct: (
    entries: Address, end: Address, y: Address, columns: number, out: Address, scale: number,
  ) => void;
  readonly addListedOuterProducts: (
    lists: Address, rows: number, depth: number, y: Address, columns: number, out: Address, scale: number,
  ) => void;
  readonly addOuterProduct: (
    x: Address, rows: number, y: Address, columns: number, out: Address, scale: number, scratch: Address,
  ) => void;
  readonly addFloats: PairKernel;
  readonly addScaledFloats: (source: Address, out: Address, length: number, keep: number, factor: number) => void;
  readonly addSignedFloats: (source: Address, out: Address, length: number, factor: number) => void;
  readonly averagePool: PoolKernel;
  readonly averagePoolBack: PoolKernel;
  readonly clampFloats: (values: Address, length: number, limit: number) => void;
  readonly columnsProductScratch: (rows: number, depth: number, block: number) => number;
  readonly convertBytes: (bytes: Address, count: number, high: number, low: number, out: Address) => void;
  readonly convertBytesExactly: (bytes: Address, count: number, divisor: number, out: Address) => void;
  readonly reluBackProduct: (
    x: Address, b: Address, z: Address, out: Address, rows: number, depth: number, columns: number, outStride: number, scale: number,
    scratch: Address,
  ) => void;
  readonly convertRows: (starts: Address, rows: number, size: number, high: number, low: number, out: Address) => void;
  readonly convolutionScratch: (way: number, convolution: Address) => number;
  readonly convolutionShared: (way: number, convolution: Address) => number;
  readonly convolve: (way: number, convolution: Address, first: number, count: number, part: Address, scratch: Address) => void;
  readonly countNonZeros: (source: Address, length: number) => number;
  readonly denseForwardRow: (
    x: Address, weights: Address, biases: Address, kind: number, slope: number, z: Address, a: Address, inputs: number,
    units: number, entries: Address,
  ) => Address;
  readonly dotProducts: (
    x: Address, b: Address, rows: number, depth: number, out: Address, scale: number, accumulate: number,
  ) => void;
  readonly dropMask: (
    mask: Address, length: number, limit: number, scale: number, key0: number, key1: number, counter0: number, counter1: number,
    counter2: number, counter3: number,
  ) => void;
  readonly lambMoments: (
    value: Address, gradient: Address, m: Address, v: Address, length: number, beta1: number, rest1: number, beta2: number, rest2: number,
    mScale: number, vScale: number, epsilon: number, lambda: number,
  ) => number;
  readonly lambStep: (
    value: Address, m: Address, v: Address, length: number, mScale: number, vScale: number, epsilon: number, lambda: number, size: number,
  ) => void;
  readonly listProduct: ProductKernel;
  readonly listProductScratch: (rows: number, depth: number) => number;
  readonly maxPool: PoolKernel;
  readonly maxPoolActivateBack: (
    kind: number, slope: number, z: Address, input: Address, out: Address, dz: Address, dOut: Address, samples: number, height: number,
    width: number, channels: number, outHeight: number, outWidth: number, size: number, stride: number, top: number, left: number,
  ) => void;
  readonly maxPoolBack: (
    input: Address, out: Address, dInput: Address, dOut: Address, samples: number, height: number, width: number, channels: number,
    outHeight: number, outWidth: number, size: number, stride: number, top: number, left: number,
  ) => void;
  readonly moments: (
    input: Address, mean: Address, variance: Address, samples: number, places: number, channels: number, groups: number,
  ) => void;
  readonly multiplyFloats: PairKernel;
  readonly muonMomentum: (gradient: Address, b: Address, x: Address, length: number, mu: number, rest: number) => void;
  readonly narrowProduct: (
    x: Address, rows: number, depth: number, b: Address, columns: number, initial: Address, out: Address, lists: Address,
  ) => void;
  readonly normalize: (
    input: Address, mean: Address, variance: Address, scale: Address, shift: Address, out: Address, samples: number, places: number,
    channels: number, groups: number, epsilon: number,
  ) => void;
  readonly normalizeBack: (
    input: Address, outGradient: Address, mean: Address, variance: Address, scale: Address, gradientMeans: Address, productMeans: Address,
    dInput: Address, samples: number, places: number, channels: number, groups: number, epsilon: number,
  ) => void;
  readonly normalizeSums: (
    input: Address, outGradient: Address, mean: Address, variance: Address, scale: Address, scaleGradients: Address, shiftGradients: Address,
    gradientMeans: Address, productMeans: Address, samples: number, places: number, channels: number, groups: number, epsilon: number,
  ) => void;
  readonly packedProduct: ProductKernel;
  readonly packedProductScratch: () => number;
  readonly prepareConvolution: (way: number, convolution: Address) => void;
  readonly rowProduct: (
    x: Address, depth: number, scale: number, b: Address, columns: number, initial: Address, out: Address, entries: Address,
  ) => Address;
  readonly rowListBytes: (rows: number, depth: number) => number;
  /** Only in the builds for shared memory. */
  readonly runJob?: (control: Address, count: number) => void;
  readonly scaleFloats: (source: Address, out: Address, length: number, factor: number) => void;
  readonly softmaxCrossEntropy: (z: Address, targets: Address, rows: number, columns: number) => number;
  readonly softmaxCrossEntropyBack: (a: Address, targets: Address, dz: Address, rows: number, columns: number) => void;
  readonly softmaxRows: (z: Address, a: Address, rows: number, columns: number) => void;
  readonly sumOfSquares: (source: Address, length: number) => number;
  readonly sumRows: (
    matrix: Address, stride: number, rows: number, columns: number, out: Address, scale: number, accumulate: number,
  ) => void;
  readonly update: (
    rule: number, value: Address, gradient: Address, a: Address, b: Address, c: Address, length: number, keep: number,
    n1: number, n2: number, n3: number, n4: number, n5: number, n6: number, n7: number,
  ) => void;
  readonly writeLaneOrders: () => void;
}
