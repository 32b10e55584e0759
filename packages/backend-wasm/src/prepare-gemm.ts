import type { GemmOperands, ScaledKernel } from '@vitrum/core/internal';
import { isSameShape } from '@vitrum/tensor';
import { activate as activateOperation, activateBack } from '@vitrum/tensor/operations';
import { activationKernel, identityKind, reluKind } from './activation-kernel.ts';
import type { Activations } from './activations.ts';
import type { Products } from './products.ts';
import type { WasmMemory } from './wasm-memory.ts';
import type { WasmTensor } from './memory/wasm-tensor.ts';

/** A matrix product in the kernels' memory with its optional bias and activation; undefined for other operands. */
export function prepareGemm(
  { a, b, out, transposeA = false, transposeB = false, accumulate = false, bias, then, through }: GemmOperands,
  memory: WasmMemory,
  products: Products,
  activations: Activations,
): ScaledKernel | undefined {
  if (!memory.owns(a) || !memory.owns(b) || !memory.owns(out)) return undefined;
  const m = transposeA ? a.columns : a.rows;
  const k = transposeA ? a.rows : a.columns;
  const n = transposeB ? b.rows : b.columns;
  const inner = transposeB ? b.columns : b.rows;
  if (k !== inner || m !== out.rows || n !== out.columns || m < 0 || k < 0 || n < 0) return undefined;
  const product = products.prepare({ a, b, out, transposeA, transposeB, m, k, n, accumulate });
  if (through !== undefined) return prepareThrough(product, { a, b, out, transposeA, transposeB, through }, memory, products, activations);
  if (accumulate || (bias === undefined && then === undefined)) return product;
  if (bias === undefined || transposeA || transposeB || !memory.owns(bias) || bias.length !== n || bias.shape.length !== 1) return undefined;
  return prepareDense(a, b, bias, out, then, memory, products, activations);
}

/** Operands whose matrices are the kernels' own. */
interface ThroughOperands extends Required<Pick<GemmOperands, 'transposeA' | 'transposeB' | 'through'>> {
  readonly a: WasmTensor;
  readonly b: WasmTensor;
  readonly out: WasmTensor;
}

/** out = a·b, then back through an activation; behind a rectifier only what it lets through is formed. */
function prepareThrough(
  product: ScaledKernel, { a, b, out, transposeA, transposeB, through }: ThroughOperands, memory: WasmMemory, products: Products, activations: Activations,
): ScaledKernel | undefined {
  const { activation, z, a: activated } = through;
  if (!memory.owns(z) || !memory.owns(activated) || !isSameShape(z.shape, out.shape) || !isSameShape(activated.shape, out.shape)) return undefined;
  const { kind, slope } = activationKernel(activation);
  const goBack = kind < 0
    ? activateBack.reference({ activation, z, a: activated, da: out, dz: out })
    : activations.prepareBackward(kind, slope, z, activated, out, out);
  const part = kind === reluKind && !transposeA && transposeB ? products.prepareReluBack(a, b, z, activated, out) : undefined;
  return (scale = 1) => {
    if (part?.(scale) === true) return;
    product(scale);
    goBack();
  };
}

/** out = a·b + bias, and an activation after it. */
function prepareDense(
  x: WasmTensor, weights: WasmTensor, biases: WasmTensor, z: WasmTensor, then: GemmOperands['then'],
  memory: WasmMemory, products: Products, activations: Activations,
): ScaledKernel | undefined {
  if (then === undefined) {
    if (x.rows === 1) return products.prepareRow(x, weights, biases, identityKind, 0, z, z);
    return () => products.multiplyFrom(biases, x, weights, z);
  }
  const { activation, out: a } = then;
  if (!memory.owns(a) || a.rows !== z.rows || a.columns !== z.columns) return undefined;
  const { kind, slope } = activationKernel(activation);
  const plainly = kind < 0 ? (activations.prepareRows(activation, z, a) ?? activateOperation.reference({ activation, z, a })) : undefined;
  if (x.rows === 1) {
    const row = products.prepareRow(x, weights, biases, kind < 0 ? identityKind : kind, slope, z, a);
    if (plainly === undefined) return row;
    return () => {
      row();
      plainly();
    };
  }
  const activate = plainly ?? activations.prepareForward(kind, slope, z, a);
  return () => {
    products.multiplyFrom(biases, x, weights, z);
    activate();
  };
}
