import type { UpdateKernel } from '@vitrum/core/internal';
import type { Address, KernelExports } from '../kernels/kernel-exports.ts';
import type { Scratch } from '../memory/scratch.ts';
import type { WasmTensor } from '../memory/wasm-tensor.ts';
import type { PackedMatrix, PackedProducts } from '../packed-products.ts';

/** The coefficients of Jordan et al. 2024, as in the plain rule of @vitrum/optimizers. */
const [a, b, c] = [3.4445, -4.775, 2.0315];
const iterations = 5;
const normEpsilon = 1e-7;

/** What a step of Muon reads and writes; λ is the weight decay. */
export interface MuonOperands {
  readonly value: WasmTensor;
  readonly gradient: WasmTensor;
  readonly b: WasmTensor;
  readonly mu: number;
  readonly weightDecay: number;
}

/** The kernels of Muon, and memory for the matrices of one step. */
export interface MuonKernels {
  readonly kernels: KernelExports;
  readonly products: PackedProducts;
  readonly matrices: Scratch;
}

/** A step of Muon. In deterministic builds the same bits as the plain rule's: products are rounded and added up in its order. */
export function prepareMuon(used: MuonKernels, { value, gradient, b: momentum, mu, weightDecay }: MuonOperands): UpdateKernel {
  const { kernels, matrices } = used;
  const { length } = value;
  const columns = value.shape.at(-1) ?? 1;
  const rows = length / columns;
  const small = Math.min(rows, columns);
  const bytes = 4 * (2 * padded(length) + 2 * padded(small * small));
  return (learningRate) => {
    const x = matrices.reserve(bytes);
    momentum.block.touch();
    value.block.touch();
    kernels.muonMomentum(gradient.address, momentum.address, x, length, mu, 1 - mu);
    kernels.scaleFloats(x, x, length, 1 / (Math.sqrt(kernels.sumOfSquares(x, length)) + normEpsilon));
    const direction = orthogonalize(used, x, rows, columns);
    if (weightDecay > 0) kernels.scaleFloats(value.address, value.address, length, 1 - learningRate * weightDecay);
    const size = learningRate * Math.sqrt(Math.max(1, columns / rows));
    kernels.addScaledFloats(direction, value.address, length, 1, -size);
  };
}

/** Numbers from one tensor to the next: whole vectors. */
const padded = (length: number): number => Math.ceil(length / 4) * 4;

/** The address of the orthogonal matrix, from that of the matrices, the first of which is the one to begin with. */
function orthogonalize({ kernels, products }: MuonKernels, first: Address, rows: number, columns: number): Address {
  const [isTall, small, length] = [rows >= columns, Math.min(rows, columns), rows * columns];
  const second = first + 4 * padded(length);
  const gram = second + 4 * padded(length);
  const polynomial = gram + 4 * padded(small * small);
  const [ofGram, ofPolynomial] = [plain(gram, small), plain(polynomial, small)];
  let [x, next] = [first, second];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const ofX = plain(x, columns);
    products.multiply({ ...ofX, isTransposed: isTall }, { ...ofX, isTransposed: !isTall }, gram, small, Math.max(rows, columns), small, 1, false);
    kernels.scaleFloats(gram, polynomial, small * small, b);
    products.multiply(ofGram, ofGram, polynomial, small, small, small, c, true);
    kernels.scaleFloats(x, next, length, a);
    const [left, right] = isTall ? [ofX, ofPolynomial] : [ofPolynomial, ofX];
    products.multiply(left, right, next, rows, small, columns, 1, true);
    [x, next] = [next, x];
  }
  return x;
}

const plain = (address: Address, columns: number): PackedMatrix => ({ address, columns, isTransposed: false });
